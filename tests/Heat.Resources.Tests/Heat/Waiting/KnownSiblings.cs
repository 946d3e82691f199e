using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Heat.Waiting;

/// <summary>The other resources of a made-up stack.</summary>
internal sealed class KnownSiblings(params Sibling[] all) : ISiblings
{
    public Sibling? Find(ResourceName name) => Array.Find(all, sibling => sibling.Name == name);

    public Sibling? Find(PhysicalId id) => Array.Find(all, sibling => sibling.PhysicalId == id);

    /// <summary>A handle that noted these signals.</summary>
    public static KnownSiblings Handle(string type, ImmutableDictionary<string, string> data) =>
        new(new Sibling(new ResourceName("handle"), type, new PhysicalId("web-handle-1"), data));
}
