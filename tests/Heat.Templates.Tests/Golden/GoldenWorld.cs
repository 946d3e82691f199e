using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>What the resources of a case answer: stubs, or what <c>OS::Heat::Value</c> computes. A resource answers once it was evaluated.</summary>
internal sealed class GoldenWorld(GoldenCase golden, BoundTemplate template) : IResourceValues
{
    private readonly Dictionary<string, EvaluatedResource> _created = new(StringComparer.Ordinal);

    /// <summary>Results by resource, in the order of their dependencies.</summary>
    public IReadOnlyDictionary<string, EvaluatedResource> Created => _created;

    public void Create()
    {
        var waiting = template.Resources.ToList();
        while (waiting.Count > 0)
        {
            foreach (var resource in waiting.Where(resource => resource.Requirements.All(_created.ContainsKey)).ToArray())
            {
                _created[resource.Name] = template.Evaluate(resource.Name, this);
                waiting.Remove(resource);
            }
        }
    }

    public TemplateValue ReferenceId(string resource) =>
        golden.Flag("unresolved") ? new TextValue(resource)
        : Stub(resource) is { } stub && stub.TryGetProperty("ref_id", out var id) ? ValueJson.FromElement(id)
        : new TextValue($"{resource}-refid");

    public TemplateValue Attribute(string resource, string attribute)
    {
        if (golden.Flag("unresolved"))
        {
            return TemplateValue.Null;
        }

        if (Stub(resource) is { } stub && stub.TryGetProperty("attributes", out var attributes))
        {
            return attribute.Length == 0 ? All(resource, attributes)
                : attributes.TryGetProperty(attribute, out var value) ? ValueJson.FromElement(value)
                : TemplateValue.Null;
        }

        var definition = template.Resources.Single(candidate => candidate.Name == resource);
        return definition.Type == "OS::Heat::Value" && attribute == "value" && _created.TryGetValue(resource, out var created)
            ? created.Properties["value"] ?? TemplateValue.Null
            : attribute.Length == 0 ? All(resource, default) : TemplateValue.Null;
    }

    private MapValue All(string resource, JsonElement attributes) => new(
        template.Resources.Single(candidate => candidate.Name == resource).Schema.Attributes
            .Where(entry => entry.Key != "show")
            .Select(entry => KeyValuePair.Create(
                entry.Key,
                attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty(entry.Key, out var value)
                    ? ValueJson.FromElement(value)
                    : TemplateValue.Null)));

    private JsonElement? Stub(string resource) =>
        golden.Case.TryGetProperty("stub", out var stubs) && stubs.TryGetProperty(resource, out var stub) ? stub : null;
}
