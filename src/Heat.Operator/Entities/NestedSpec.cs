using System.ComponentModel;

namespace Heat.Operator.Entities;

/// <summary>What makes a Stack a stack inside another one. Written by the operator alone.</summary>
public sealed record NestedSpec
{
    /// <summary>Name of the Stack in which it stands; absent once it was cut loose.</summary>
    [Description("Name of the Stack in which this one stands.")]
    public string? Parent { get; init; }

    /// <summary>Logical name of the parent's resource that this Stack is.</summary>
    [Description("Name of the resource of the parent's template that this Stack is.")]
    public string? Resource { get; init; }

    /// <summary>Name of the outermost Stack.</summary>
    [Description("Name of the outermost Stack.")]
    public string? Root { get; init; }

    /// <summary>How many Stacks stand above it.</summary>
    [Description("How many Stacks stand above this one.")]
    public int? Depth { get; init; }

    /// <summary>Name of the stack as its template and the names of its cloud objects have it.</summary>
    [Description("Name of the stack as its template and its cloud objects have it.")]
    public required string StackName { get; init; }

    /// <summary>Where its template, files, environment and parameters stand.</summary>
    [Description("Where the template, the files, the environment and the parameters stand.")]
    public required NestedSourceReference SourceRef { get; init; }

    /// <summary>Until when scaling policies leave it alone.</summary>
    [Description("Until when scaling policies leave the group alone.")]
    public DateTimeOffset? CoolsUntil { get; init; }

    /// <summary>Its parent wants it no more.</summary>
    [Description("The parent wants this Stack no more and has it removed.")]
    public bool? Removed { get; init; }
}

/// <summary>Where the sources of a stack inside another one stand.</summary>
public sealed record NestedSourceReference
{
    /// <summary>Name of the Secret.</summary>
    [Description("Name of the Secret.")]
    public required string SecretName { get; init; }

    /// <summary>Digest of what is in it.</summary>
    [Description("Digest of what is in it: another digest, another desired state.")]
    public required string Digest { get; init; }
}
