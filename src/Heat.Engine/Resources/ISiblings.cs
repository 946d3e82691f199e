using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Engine.Resources;

/// <summary>The other resources of the same stack, as far as a type works together with another.</summary>
public interface ISiblings
{
    /// <summary>No others are known.</summary>
    static readonly ISiblings None = new NoSiblings();

    /// <summary>The resource that has the name now; null: there is none, or nothing of it exists yet.</summary>
    Sibling? Find(ResourceName name);

    /// <summary>The resource whose object has this id now; null: none has.</summary>
    Sibling? Find(PhysicalId id);

    private sealed class NoSiblings : ISiblings
    {
        public Sibling? Find(ResourceName name) => null;

        public Sibling? Find(PhysicalId id) => null;
    }
}

/// <summary>Another resource of the stack.</summary>
/// <param name="Name">Its logical name.</param>
/// <param name="Type">Its type.</param>
/// <param name="PhysicalId">Its id in the cloud, where known.</param>
/// <param name="Data">What its driver keeps. Confidential.</param>
public sealed record Sibling(ResourceName Name, string Type, PhysicalId? PhysicalId, ImmutableDictionary<string, string> Data);
