namespace Heat.Templates.Yaql;

/// <summary>Why an expression cannot be read or evaluated.</summary>
/// <param name="message">A text for the author of the expression; it may hold values.</param>
/// <param name="withoutValues">The same without values, for expressions over confidential data; null where there is nothing to say without them.</param>
internal sealed class YaqlFault(string message, string? withoutValues = null) : Exception(message)
{
    /// <summary>The text that holds no value of the data.</summary>
    public string WithoutValues { get; } = withoutValues ?? "The expression has no value; the reason is not shown because its data is confidential";

    /// <summary>The arguments of a call fit none of the function's forms; only such failures let an aggregator of <c>groupBy</c> try its other form.</summary>
    public bool IsMismatch { get; init; }

    /// <summary>The evaluation has used up a limit and must end.</summary>
    public bool IsLimit { get; init; }

    /// <summary>A fault whose text holds no value.</summary>
    public static YaqlFault Plain(string message) => new(message, message);
}
