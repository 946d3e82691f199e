using Heat.Templates.Expressions;

namespace Heat.Templates.Evaluation;

/// <summary>An output as it was read.</summary>
internal sealed class BoundOutput(string name)
{
    public string Name { get; } = name;

    /// <summary>Place of the value.</summary>
    public required string Path { get; init; }

    public required string Description { get; init; }

    public required Expression Value { get; init; }

    public required IReadOnlyList<Reference> References { get; init; }

    /// <summary>False: the condition does not hold.</summary>
    public required bool IsEnabled { get; init; }
}
