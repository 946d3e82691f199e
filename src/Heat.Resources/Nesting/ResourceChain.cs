using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>A chain of resources of several types with the same properties, each after the one before.</summary>
[ResourceType("OS::Heat::ResourceChain")]
internal sealed class ResourceChain(IChildStacks children) : NestedStackDriver(children)
{
    /// <inheritdoc/>
    protected override ChildStackWish Wish(ResourceContext resource, ChildStack? child)
    {
        var wish = base.Wish(resource, child);
        return wish.Request.Group is { } chain
            ? wish with { Request = wish.Request with { Template = chain.Template(chain.Members, MapValue.Empty) } }
            : wish;
    }

    /// <inheritdoc/>
    protected override TemplateValue ReferenceId(ResourceContext resource, ChildStack child) => new TextValue(child.Id.Value);

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) =>
        GroupBlueprint.Answer(NestedForm.Chain, child.Outputs, Members(resource), attribute) ?? new UnknownValue(resource.Name.Value, attribute);

    private static ImmutableArray<string> Members(ResourceContext resource) =>
        resource.Nested?.Group is { } chain ? [.. chain.Members.Select(member => member.Name)] : [];
}
