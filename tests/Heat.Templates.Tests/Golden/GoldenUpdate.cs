using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Rendering;
using Heat.Templates.Updates;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares what an update to a second version of the template does.</summary>
internal static class GoldenUpdate
{
    public static void Compare(GoldenCase golden, JsonElement expected, RenderedStack before, List<string> differences)
    {
        var second = golden.With(golden.Case.GetProperty("update"));
        var result = TemplateLoader.Load(GoldenRequest.Of(second), new GoldenCatalog(second), GoldenRequest.Surroundings(second));
        var after = result.Template is BoundTemplate template ? GoldenWorld.Render(second, template) : null;
        var plan = after is null ? null : TemplateComparison.Compare(before, after);
        var findings = plan?.Diagnostics ?? result.Diagnostics;
        if (expected.TryGetProperty("error", out var error))
        {
            if (!GoldenMessages.Match(golden, error, findings) && !(findings.IsEmpty && GoldenMessages.IsBetter(golden, "no error")))
            {
                differences.Add($"update: expected {error}, ours {string.Join("; ", findings)}");
            }

            return;
        }

        if (plan is null)
        {
            differences.Add($"update: {string.Join("; ", findings)}");
            return;
        }

        var wanted = new MapValue(expected.GetProperty("plan").EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, (TemplateValue)Wanted(entry.Value))));
        var ours = new MapValue(plan.Changes.Select(change => KeyValuePair.Create(change.Resource, (TemplateValue)Shown(change))));
        GoldenValues.Equal("plan", wanted, ours, differences);
    }

    private static MapValue Wanted(JsonElement change)
    {
        var value = (MapValue)ValueJson.FromElement(change);
        if (value["changed"] is MapValue changed)
        {
            // A property that is gone is null; a field that is not set is not there.
            value = value.With("changed", new MapValue(changed.Select(entry => KeyValuePair.Create(entry.Key, GoldenValues.WithoutNulls(entry.Value)))));
        }

        return value["error"] is MapValue error ? value.With("error", error["message"]!) : value;
    }

    private static MapValue Shown(ResourceChange change)
    {
        var value = MapValue.Empty.With("action", new TextValue(Word(change.Action)));
        value = change.Action == UpdateAction.Update ? value.With("changed", change.Changed) : value;
        value = change.Action == UpdateAction.Update && change.IsMetadataChanged ? value.With("metadata_changed", BooleanValue.True) : value;
        value = change.Action == UpdateAction.Update && change.IsUpdatePolicyChanged ? value.With("update_policy_changed", BooleanValue.True) : value;
        return change.Reason is { } reason ? value.With(change.Action == UpdateAction.Refuse ? "error" : "reason", new TextValue(reason)) : value;
    }

    private static string Word(UpdateAction action) => action switch
    {
        UpdateAction.Refuse => "error",
        var other => other.ToString().ToLowerInvariant(),
    };
}
