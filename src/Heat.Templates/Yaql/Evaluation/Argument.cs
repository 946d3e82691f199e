using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>One argument of a call: an expression that is not evaluated yet, a value, or nothing where it is left out.</summary>
internal readonly record struct Argument
{
    private readonly YaqlValue? _value;

    private Argument(Node? expression, YaqlValue? value) => (Expression, _value) = (expression, value);

    /// <summary>The expression; null for a value that is there already.</summary>
    public Node? Expression { get; }

    /// <summary>The value; null for an expression that must be evaluated first. A constant has one at once.</summary>
    public YaqlValue? Value => _value ?? (Expression as ConstantNode)?.Value;

    /// <summary>The argument is left out.</summary>
    public bool IsMissing => Expression is null && _value is null;

    public static Argument Of(Node? expression) => new(expression, null);

    public static Argument Of(YaqlValue? value) => new(null, value);
}

/// <summary>The arguments of a call; a receiver is the first one.</summary>
/// <param name="Positional">Arguments by position.</param>
/// <param name="Named">Arguments by name.</param>
internal sealed record ArgumentList(Argument[] Positional, KeyValuePair<string, Argument>[] Named)
{
    public bool Names(string name) => Array.Exists(Named, named => named.Key == name);
}
