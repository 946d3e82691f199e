using System.Collections.Immutable;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Resources;

/// <summary>What a driver needs to know of the one resource it works on. Immutable.</summary>
public sealed record ResourceContext
{
    /// <summary>The stack.</summary>
    public required StackIdentity Stack { get; init; }

    /// <summary>Logical name.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Name of the object in the cloud where the template gives none: <c>stack-resource-shortid</c>. Unique to this incarnation.</summary>
    public required string PhysicalName { get; init; }

    /// <summary>Id in the cloud; null until it is created.</summary>
    public PhysicalId? PhysicalId { get; init; }

    /// <summary>Properties with every value known and every name turned into an id. Secrets are in the clear.</summary>
    public required PropertyTree Properties { get; init; }

    /// <summary>What the driver keeps beside the id. Saved with the incarnation; confidential.</summary>
    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The template's metadata for this resource.</summary>
    public MapValue Metadata { get; init; } = MapValue.Empty;

    /// <summary>
    /// The stack that the resource is, as the template has it now: that of a provider, or one made of a group's members. Null for a resource
    /// that is no stack, and where the resource is no part of the template any more.
    /// </summary>
    public TemplateRequest? Nested { get; init; }

    /// <summary>
    /// What the stack that the resource is takes over in the place of creating it: a document of the form that
    /// <see cref="Adoption.AdoptionReader"/> reads. Null: nothing. Confidential.
    /// </summary>
    public string? Adopted { get; init; }

    /// <summary>The <c>update_policy</c> section: converted, with defaults.</summary>
    public PropertyTree UpdatePolicy { get; init; } = PropertyTree.Empty;

    /// <summary>The other resources of the stack.</summary>
    public ISiblings Siblings { get; init; } = ISiblings.None;

    /// <summary>How long an action of the stack may take.</summary>
    public TimeSpan StackTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>An observation must not be older than this.</summary>
    public DateTimeOffset ObservedNotBefore { get; init; }

    /// <summary>
    /// When the present phase began, by our clock. For a resource whose id is not known: when its creation was announced, so
    /// an object that is clearly older cannot be the one that was created. Null: not known.
    /// </summary>
    public DateTimeOffset? PhaseSince { get; init; }

    /// <summary>The id, where the contract promises one.</summary>
    /// <exception cref="InvalidOperationException">There is none: a fault of the engine.</exception>
    public string RequiredId => PhysicalId?.Value ?? throw new InvalidOperationException($"Resource '{Name}' has no physical id.");
}
