namespace Heat.Engine.Stacks;

/// <summary>Id of a stack, a UUID: the uid of its object.</summary>
public readonly record struct StackId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Logical name of a resource in a template.</summary>
public readonly record struct ResourceName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Id of an object in the cloud.</summary>
public readonly record struct PhysicalId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The twelve characters that tell one incarnation of a resource from the others; part of its physical name.</summary>
public readonly record struct ShortId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Which stack, in words and by id.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name, as physical names carry it.</param>
/// <param name="Namespace">Namespace, for people.</param>
public sealed record StackIdentity(StackId Id, string Name, string Namespace)
{
    /// <summary>Name of its object in the cluster: the stack's own, unless it stands inside another one.</summary>
    public string ObjectName { get; init; } = Name;
}
