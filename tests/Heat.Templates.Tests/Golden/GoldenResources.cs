using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Rendering;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares the resources of a case.</summary>
internal sealed class GoldenResources(GoldenCase golden, JsonElement stack, string path, List<string> differences)
{
    /// <summary>Order that types add by themselves: a server waits for the subnets of its networks. That is the drivers' part, tested with them.</summary>
    private static readonly HashSet<(string Case, string Edge)> AddedByDrivers = [("three-tier-web", """["db", "subnet"]""")];

    public void Compare(RenderedStack rendered)
    {
        var template = (BoundTemplate)rendered.Template;
        var expected = stack.GetProperty("resources");
        var names = template.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal).ToArray();
        if (!names.SequenceEqual(expected.EnumerateObject().Select(resource => resource.Name).Order(StringComparer.Ordinal)))
        {
            differences.Add($"resources: ours {string.Join(", ", names)}");
            return;
        }

        foreach (var resource in expected.EnumerateObject())
        {
            Compare(rendered, rendered.Resources.Single(candidate => candidate.Definition.Name == resource.Name), resource.Value);
        }

        var edges = template.Resources
            .SelectMany(resource => resource.Requirements.Select(needed => new ListValue([new TextValue(resource.Name), new TextValue(needed)])))
            .OrderBy(edge => HeatText.Json(edge, false), StringComparer.Ordinal);
        var expectedEdges = ((ListValue)ValueJson.FromElement(stack.GetProperty("dependency_edges"))).Items
            .Where(edge => !AddedByDrivers.Contains((golden.Name, HeatText.Json(edge, false))))
            .OrderBy(edge => HeatText.Json(edge, false), StringComparer.Ordinal);
        Equal("dependency_edges", TemplateValue.From(expectedEdges), TemplateValue.From(edges));
    }

    private void Compare(RenderedStack rendered, RenderedResource resource, JsonElement expected)
    {
        var ours = resource.Definition;
        var (name, values, bound) = (ours.Name, resource.Values, ((BoundTemplate)rendered.Template).Bound(ours.Name));
        if (expected.TryGetProperty("error", out var error))
        {
            if (!GoldenMessages.Match(golden, error, values.Diagnostics))
            {
                differences.Add($"{path}{name}: expected {error}, ours {string.Join(", ", values.Diagnostics)}");
            }

            return;
        }

        var effective = Of(expected, "effective_properties") as MapValue;
        var mistakes = effective?.Where(entry => entry.Value is MapValue map && map.ContainsKey("$error")).ToArray() ?? [];
        if (values.Diagnostics.Length != mistakes.Length)
        {
            differences.Add($"{path}{name}: {string.Join("; ", values.Diagnostics)}");
        }

        if (ours.Type == "OS::Heat::None")
        {
            // It takes whatever it is given; Heat shows nothing of it.
            return;
        }

        var raw = Raw(rendered, bound, bound.Properties, bound.PropertiesPath);
        Equal($"{name} properties", Of(expected, "properties") ?? MapValue.Empty, raw);
        Equal($"{name} effective_properties", GoldenValues.WithoutNulls(effective is null ? raw : mistakes.Aggregate(effective, (map, mistake) => map.Without(mistake.Key))), GoldenValues.WithoutNulls(values.Properties.Values));
        Equal($"{name} metadata", Of(expected, "metadata") ?? MapValue.Empty, values.Metadata);
        Equal($"{name} update_policy", Of(expected, "update_policy") ?? MapValue.Empty, Raw(rendered, bound, bound.UpdatePolicy, bound.Path));
        Equal($"{name} deletion_policy", Of(expected, "deletion_policy") ?? TemplateValue.Null, new TextValue(ours.DeletionPolicy.ToString()));
        Equal($"{name} external_id", Of(expected, "external_id") ?? TemplateValue.Null, TemplateValue.From(ours.ExternalId));
        Equal(
            $"{name} depends_on",
            TemplateValue.From(((Of(expected, "depends_on") as ListValue)?.Items ?? []).Select(HeatText.Plain).Distinct().Order(StringComparer.Ordinal).Select(TemplateValue.From)),
            TemplateValue.From(ours.ExplicitRequirements.Order(StringComparer.Ordinal).Select(TemplateValue.From)));
        Equal($"{name} hooks", Of(expected, "hooks") ?? ListValue.Empty, TemplateValue.From(ours.Hooks.Select(TemplateValue.From)));
        Equal($"{name} restricted_actions", Of(expected, "restricted_actions") ?? ListValue.Empty, TemplateValue.From(ours.RestrictedActions.Select(TemplateValue.From)));
        Equal($"{name} effective_update_policy", Of(expected, "effective_update_policy") ?? Of(expected, "update_policy") ?? MapValue.Empty, values.UpdatePolicy.Values);
        CompareNested(resource, expected);
    }

    private void CompareNested(RenderedResource resource, JsonElement expected)
    {
        var name = resource.Definition.Name;
        if (expected.TryGetProperty("child_template", out var template))
        {
            Equal($"{name} child_template", ValueJson.FromElement(template), resource.Request?.Template.Value ?? TemplateValue.Null);
        }

        var parameters = Of(expected, "child_parameters") ?? MapValue.Empty;
        Equal($"{name} child_parameters", parameters, resource.Request?.Parameters ?? MapValue.Empty);
        if (!expected.TryGetProperty("nested", out var nested))
        {
            return;
        }

        if (resource.Nested is { } ours)
        {
            new GoldenStack(golden, nested, $"{path}{name}/", differences).Compare(ours);
        }
        else
        {
            differences.Add($"{path}{name}: no nested stack: {string.Join("; ", resource.NestedDiagnostics)}");
        }
    }

    private static MapValue Raw(RenderedStack rendered, BoundResource bound, Expression section, string path) =>
        ResourceEvaluator.Resolve(section, path, bound, rendered.Values, new DiagnosticBag());

    private static TemplateValue? Of(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? ValueJson.FromElement(value) : null;

    private void Equal(string what, TemplateValue expected, TemplateValue ours) => GoldenValues.Equal($"{path}{what}", expected, ours, differences);
}
