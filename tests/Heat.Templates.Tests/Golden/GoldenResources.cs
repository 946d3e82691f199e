using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares the resources of a case.</summary>
internal sealed class GoldenResources(GoldenCase golden, BoundTemplate template, GoldenWorld world, List<string> differences)
{
    private static readonly string[] NotYet = ["hooks", "restricted_actions", "nested", "child_template"];

    public void Compare()
    {
        var expected = golden.Expected.GetProperty("resources");
        var names = template.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal).ToArray();
        if (!names.SequenceEqual(expected.EnumerateObject().Select(resource => resource.Name).Order(StringComparer.Ordinal)))
        {
            differences.Add($"resources: ours {string.Join(", ", names)}");
            return;
        }

        foreach (var resource in expected.EnumerateObject())
        {
            Compare(template.Resources.Single(candidate => candidate.Name == resource.Name), resource.Value);
        }

        var edges = template.Resources
            .SelectMany(resource => resource.Requirements.Select(needed => new ListValue([new TextValue(resource.Name), new TextValue(needed)])))
            .OrderBy(edge => HeatText.Json(edge, false), StringComparer.Ordinal);
        var expectedEdges = ((ListValue)ValueJson.FromElement(golden.Expected.GetProperty("dependency_edges"))).Items
            .OrderBy(edge => HeatText.Json(edge, false), StringComparer.Ordinal);
        Equal("dependency_edges", TemplateValue.From(expectedEdges), TemplateValue.From(edges));
    }

    private void Compare(ResourceDefinition ours, JsonElement expected)
    {
        var name = ours.Name;
        var bound = template.Bound(name);
        if (expected.TryGetProperty("error", out var error))
        {
            if (!GoldenMessages.Match(golden, error, world.Created[name].Diagnostics))
            {
                differences.Add($"{name}: expected {error}, ours {string.Join(", ", world.Created[name].Diagnostics)}");
            }

            return;
        }

        var effective = Of(expected, "effective_properties") as MapValue;
        var mistakes = effective?.Where(entry => entry.Value is MapValue map && map.ContainsKey("$error")).ToArray() ?? [];
        if (world.Created[name].Diagnostics.Length != mistakes.Length)
        {
            differences.Add($"{name}: {string.Join("; ", world.Created[name].Diagnostics)}");
        }

        if (ours.Type == "OS::Heat::None")
        {
            // It takes whatever it is given; Heat shows nothing of it.
            return;
        }

        var raw = Raw(bound, bound.Properties, bound.PropertiesPath);
        Equal($"{name} properties", Of(expected, "properties") ?? MapValue.Empty, raw);
        Equal($"{name} effective_properties", WithoutNulls(effective is null ? raw : mistakes.Aggregate(effective, (map, mistake) => map.Without(mistake.Key))), WithoutNulls(world.Created[name].Properties.Values));
        Equal($"{name} metadata", Of(expected, "metadata") ?? MapValue.Empty, world.Created[name].Metadata);
        Equal($"{name} update_policy", Of(expected, "update_policy") ?? MapValue.Empty, Raw(bound, bound.UpdatePolicy, bound.Path));
        Equal($"{name} deletion_policy", Of(expected, "deletion_policy") ?? TemplateValue.Null, new TextValue(ours.DeletionPolicy.ToString()));
        Equal($"{name} external_id", Of(expected, "external_id") ?? TemplateValue.Null, TemplateValue.From(ours.ExternalId));
        Equal(
            $"{name} depends_on",
            TemplateValue.From(((Of(expected, "depends_on") as ListValue)?.Items ?? []).Select(HeatText.Plain).Distinct().Order(StringComparer.Ordinal).Select(TemplateValue.From)),
            TemplateValue.From(ours.ExplicitRequirements.Order(StringComparer.Ordinal).Select(TemplateValue.From)));
        foreach (var key in NotYet.Where(key => expected.TryGetProperty(key, out _)))
        {
            differences.Add($"{name}: {key} is not there yet");
        }
    }

    private MapValue Raw(BoundResource bound, Expression section, string path) =>
        ResourceEvaluator.Resolve(section, path, bound, world, new DiagnosticBag());

    private static TemplateValue? Of(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? ValueJson.FromElement(value) : null;

    /// <summary>Heat shows every field of a map that has a schema; ours has only those that are set.</summary>
    private static TemplateValue WithoutNulls(TemplateValue value) =>
        value switch
        {
            MapValue map => new MapValue(map.Where(entry => entry.Value is not NullValue).Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value)))),
            ListValue list => new ListValue([.. list.Items.Select(WithoutNulls)]),
            _ => value,
        };

    private void Equal(string what, TemplateValue expected, TemplateValue ours) => GoldenValues.Equal(what, expected, ours, differences);
}
