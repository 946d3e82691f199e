using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Rendering;

/// <summary>What the resources of a rendering answer: their stubs, what is inside them, or what they compute themselves.</summary>
internal sealed class RenderedWorld(IStackTemplate template, ImmutableDictionary<string, ResourceStub> stubs) : IResourceValues
{
    private const string IdOutput = "OS::stack_id";

    private readonly Dictionary<string, RenderedResource> _rendered = new(StringComparer.Ordinal);
    private readonly List<RenderedResource> _order = [];

    public ImmutableArray<RenderedResource> Resources => [.. _order];

    public void Add(RenderedResource resource)
    {
        _rendered[resource.Definition.Name] = resource;
        _order.Add(resource);
    }

    public TemplateValue ReferenceId(string resource) =>
        Stub(resource).ReferenceId
        ?? (_rendered.GetValueOrDefault(resource) is { Definition.Schema.Nested: NestedForm.Template, Request: { } request, Nested: { } nested }
            ? Output(nested, IdOutput) ?? new TextValue(Arn(request.Pseudo))
            : new TextValue($"{resource}-refid"));

    public TemplateValue Attribute(string resource, string attribute)
    {
        if (attribute.Length == 0)
        {
            return All(resource);
        }

        return Stub(resource).Attributes is { } stubbed
            ? stubbed[attribute] ?? TemplateValue.Null
            : _rendered.GetValueOrDefault(resource) is { } rendered ? Computed(rendered, attribute) : TemplateValue.Null;
    }

    private static TemplateValue Computed(RenderedResource resource, string attribute) => resource switch
    {
        { Definition.Type: "OS::Heat::Value" } when attribute == "value" => resource.Values.Properties["value"] ?? TemplateValue.Null,
        { Definition.Schema.Nested: NestedForm.Template, Nested: { } nested } => Output(nested, attribute) ?? TemplateValue.Null,
        { Definition.Schema.Nested: not NestedForm.None and var form, Nested: { } nested } => MemberValues.Of(
            [.. nested.Template.Resources.Select(member => member.Name)], nested.Values, attribute, form),
        _ => TemplateValue.Null,
    };

    private static TemplateValue? Output(RenderedStack nested, string name) => nested.Outputs.FirstOrDefault(output => output.Name == name)?.Value;

    private static string Arn(PseudoParameters pseudo) => $"arn:openstack:heat::{pseudo.ProjectId}:stacks/{pseudo.StackName}/{pseudo.StackId}";

    private MapValue All(string resource) => new(template.Resources.Single(candidate => candidate.Name == resource).Schema.Attributes
        .Where(entry => entry.Key != "show")
        .Select(entry => KeyValuePair.Create(entry.Key, Attribute(resource, entry.Key))));

    private ResourceStub Stub(string resource) => stubs.GetValueOrDefault(resource) ?? ResourceStub.None;
}
