using System.Collections.Immutable;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Syntax;

/// <summary>A piece of a parsed expression.</summary>
/// <param name="Depth">How deep pieces stand in it.</param>
internal abstract record Node(int Depth)
{
    /// <summary>The piece can stand after a dot as a call on what stands before.</summary>
    public virtual bool IsMethodCall => false;
}

/// <summary>A constant.</summary>
/// <param name="Value">Its value.</param>
/// <param name="IsKeyword">It is a bare word.</param>
internal sealed record ConstantNode(YaqlValue Value, bool IsKeyword = false) : Node(1);

/// <summary>A variable.</summary>
/// <param name="Name">Its name without the dollar; empty text stands for the first argument, as 1 does.</param>
internal sealed record VariableNode(string Name) : Node(1);

/// <summary>An expression in parentheses.</summary>
internal sealed record GroupNode(Node Inner) : Node(Inner.Depth + 1);

/// <summary>Two sides of an arrow: a keyword argument where the left side is a bare word, else a rule.</summary>
internal sealed record RuleNode(Node Source, Node Destination) : Node(Math.Max(Source.Depth, Destination.Depth) + 1);

/// <summary>A call of a function or operator.</summary>
internal sealed record CallNode : Node
{
    /// <param name="name">The function's name.</param>
    /// <param name="arguments">Arguments in order; null for one that is left out.</param>
    /// <param name="isOperator">The call is written as an operator, list, map or index.</param>
    public CallNode(string name, ImmutableArray<Node?> arguments, bool isOperator)
        : base(1 + arguments.Max(argument => argument?.Depth) ?? 1)
    {
        (Name, Arguments, IsOperator) = (name, arguments, isOperator);
        Positional = [.. arguments.Where(argument => argument is not RuleNode)];
        Named = [.. arguments.OfType<RuleNode>()];
    }

    public string Name { get; }

    public bool IsOperator { get; }

    /// <summary>All arguments as written.</summary>
    public ImmutableArray<Node?> Arguments { get; }

    /// <summary>Arguments without an arrow.</summary>
    public ImmutableArray<Node?> Positional { get; }

    /// <summary>Arguments with an arrow.</summary>
    public ImmutableArray<RuleNode> Named { get; }

    public override bool IsMethodCall => !IsOperator;
}
