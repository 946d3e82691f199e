using System.Text.Json.Nodes;
using Heat.Cli.Findings;
using Heat.Cli.Output;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Language;
using Heat.Templates.Rendering;
using Heat.Templates.Values;

namespace Heat.Cli.Rendering;

/// <summary>A rendered template section by section, with the stacks inside it.</summary>
internal sealed class RenderedDocument(bool showSecrets)
{
    private readonly List<Finding> _errors = [];

    /// <summary>What is wrong with values that only the assumptions about resources have brought about.</summary>
    public IReadOnlyList<Finding> Errors => _errors;

    public JsonObject Of(RenderedStack stack)
    {
        var document = new JsonObject();
        if (stack.Template.Description.Length > 0)
        {
            document["description"] = stack.Template.Description;
        }

        var resources = stack.Resources.ToDictionary(resource => resource.Definition.Name, StringComparer.Ordinal);
        document["parameters"] = ValueNodes.Of(ResolvedParameters.Of(stack.Template), showSecrets);
        document["resources"] = new JsonObject(
            stack.Template.Resources.Select(resource => KeyValuePair.Create(resource.Name, (JsonNode?)Resource(resources[resource.Name]))));
        document["outputs"] = new JsonObject(stack.Outputs.Select(output => KeyValuePair.Create(output.Name, (JsonNode?)Output(output))));
        return document;
    }

    private JsonObject Resource(RenderedResource resource)
    {
        var definition = resource.Definition;
        _errors.AddRange(resource.Values.Diagnostics.Concat(resource.NestedDiagnostics).Select(Finding.Of).Where(finding => finding.Severity == FindingSeverity.Error));
        var rendered = new JsonObject { ["type"] = definition.Type };
        if (definition.ExternalId is { } id)
        {
            rendered["external_id"] = id;
        }

        if (!definition.Requirements.IsEmpty)
        {
            rendered["depends_on"] = new JsonArray([.. definition.Requirements.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        }

        if (definition.DeletionPolicy != DeletionPolicy.Delete)
        {
            rendered["deletion_policy"] = definition.DeletionPolicy.ToString();
        }

        AddSection(rendered, "properties", resource.Values.Properties.Values);
        AddSection(rendered, "metadata", resource.Values.Metadata);
        AddSection(rendered, "update_policy", resource.Values.UpdatePolicy.Values);
        if (resource.Nested is { } nested)
        {
            rendered["nested"] = Of(nested);
        }

        return rendered;
    }

    private void AddSection(JsonObject rendered, string name, MapValue values)
    {
        if (values.Count > 0)
        {
            rendered[name] = ValueNodes.Of(values, showSecrets);
        }
    }

    private JsonObject Output(EvaluatedOutput output)
    {
        var rendered = new JsonObject();
        if (output.Description.Length > 0)
        {
            rendered["description"] = output.Description;
        }

        if (output.Error is { } error)
        {
            rendered["error"] = error;
            _errors.Add(new Finding(DiagnosticIds.BadValue, FindingSeverity.Error, error, $"outputs.{output.Name}", null));
        }
        else
        {
            rendered["value"] = ValueNodes.Of(output.Value, showSecrets);
        }

        return rendered;
    }
}
