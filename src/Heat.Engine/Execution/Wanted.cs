using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Resources;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>What the template wants of one resource; in a pass with every value known.</summary>
internal sealed record Wanted(
    ResourceDefinition Definition, PropertyTree Properties, MapValue Metadata, string Hash, ImmutableHashSet<string> Requirements,
    IResourceDriver Driver)
{
    /// <summary>Logical name.</summary>
    public string Name => Definition.Name;

    /// <summary>The stack that the resource is; null where it is none.</summary>
    public TemplateRequest? Nested { get; init; }

    /// <summary>Its update policy.</summary>
    public PropertyTree UpdatePolicy { get; init; } = PropertyTree.Empty;

    /// <summary>The hooks at which the removal of the resource waits.</summary>
    public ImmutableHashSet<string> DeletionHooks =>
        Definition.Hooks.IsEmpty ? [] : [.. Definition.Hooks.Where(HookNames.IsOfDeletion)];

    /// <summary>The value of a property must not be shown.</summary>
    public bool IsSecret(string property) => Properties.Values[property] is { ContainsSecret: true };
}
