using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Rendering;

/// <summary>What a rendering assumes of a resource that nobody creates.</summary>
public sealed record ResourceStub
{
    /// <summary>A stub that assumes nothing.</summary>
    public static ResourceStub None { get; } = new();

    /// <summary>What <c>get_resource</c> gives; null: the resource's name followed by <c>-refid</c>.</summary>
    public TemplateValue? ReferenceId { get; init; }

    /// <summary>What <c>get_attr</c> gives; null: nothing is assumed.</summary>
    public MapValue? Attributes { get; init; }

    /// <summary>Stubs of the resources of the stack that this resource is.</summary>
    public ImmutableDictionary<string, ResourceStub> Nested { get; init; } = ImmutableDictionary<string, ResourceStub>.Empty;

    /// <summary>False: the stack that this resource is, is not looked into.</summary>
    public bool Expand { get; init; } = true;
}
