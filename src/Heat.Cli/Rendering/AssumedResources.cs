using System.Collections.Immutable;
using Heat.Cli.Input;
using Heat.Templates.Evaluation;
using Heat.Templates.Language;
using Heat.Templates.Rendering;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Cli.Rendering;

/// <summary>What is assumed of resources: what the user says, and unknown for the rest, also inside of nested stacks.</summary>
/// <param name="zones">The cloud's availability zones.</param>
internal sealed class AssumedResources(ImmutableArray<string> zones)
{
    /// <param name="template">The template.</param>
    /// <param name="said">What the user says of its resources, in the form of <see cref="StubFile"/>.</param>
    public ImmutableDictionary<string, ResourceStub> Of(IStackTemplate template, MapValue said) =>
        template.Resources.ToImmutableDictionary(
            resource => resource.Name,
            resource => Of(template, resource, said[resource.Name] as MapValue ?? MapValue.Empty),
            StringComparer.Ordinal);

    private ResourceStub Of(IStackTemplate template, ResourceDefinition resource, MapValue said) => new()
    {
        ReferenceId = said[StubbedResources.IdKey] ?? new UnknownValue(resource.Name, null),
        Attributes = said[StubbedResources.AttributesKey] as MapValue is { } attributes ? attributes
            : ComputesAttributes(resource) ? null
            : Unknown(resource),
        Nested = Inside(template, resource) is { } nested
            ? Of(nested, said[StubFile.ResourcesKey] as MapValue ?? MapValue.Empty)
            : ImmutableDictionary<string, ResourceStub>.Empty,
    };

    /// <summary>The values come from the template itself.</summary>
    private static bool ComputesAttributes(ResourceDefinition resource) =>
        IsRendered(resource) || resource.Type == "OS::Heat::Value";

    /// <summary>A stack whose template belongs to the outer one; another is shown as it stands.</summary>
    private static bool IsRendered(ResourceDefinition resource) =>
        resource.Schema.Nested is not (NestedForm.None or NestedForm.Text or NestedForm.File);

    private static MapValue Unknown(ResourceDefinition resource) => new(resource.AttributesRead
        .Concat(resource.Schema.Attributes.Select(attribute => attribute.Key))
        .Distinct(StringComparer.Ordinal)
        .Select(name => KeyValuePair.Create(name, (TemplateValue)new UnknownValue(resource.Name, name))));

    /// <summary>The stack that a resource is, with everything unknown; null where it is none.</summary>
    private IStackTemplate? Inside(IStackTemplate template, ResourceDefinition resource)
    {
        if (!IsRendered(resource))
        {
            return null;
        }

        var evaluated = template.Evaluate(resource.Name, new StubbedResources(MapValue.Empty));
        return template.Nested(resource.Name, evaluated) is { } request ? OfflineTemplate.Load(request, zones).Template : null;
    }
}
