namespace Heat.Kubernetes.Models;

/// <summary>Whether objects of a kind live in a namespace.</summary>
public enum EntityScope
{
    /// <summary>Each object lives in a namespace.</summary>
    Namespaced,

    /// <summary>Objects belong to the whole cluster.</summary>
    Cluster,
}

/// <summary>Sets the scope of a kind. Without it a kind is namespaced.</summary>
/// <param name="scope">Scope of the kind.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityScopeAttribute(EntityScope scope) : Attribute
{
    /// <summary>Scope of the kind.</summary>
    public EntityScope Scope { get; } = scope;
}
