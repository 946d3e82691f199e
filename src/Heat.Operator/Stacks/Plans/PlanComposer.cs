using System.Collections.Immutable;
using Heat.Engine.Forecasting;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Makes what people read of a forecast. Pure: the same forecast gives the same text.</summary>
internal static class PlanComposer
{
    /// <summary>The part of a plan's status that the forecast tells.</summary>
    public static V1Alpha1StackPlanStatus Compose(StackForecast forecast) => new()
    {
        Hash = forecast.Hash,
        Counts = Counts(forecast.Counts),
        Changes = [.. forecast.Resources.SelectMany(resource => Changes("", resource))],
    };

    /// <summary>The counts that are not zero, in words: <c>1 to create, 2 to replace</c>.</summary>
    public static string Words(ForecastCounts counts)
    {
        (int Count, string Words)[] all =
        [
            (counts.Create, "to create"), (counts.Update, "to update"), (counts.Replace, "to replace"), (counts.Delete, "to delete"),
            (counts.Leave, "to leave"), (counts.MayUpdate, "that may be updated"), (counts.MayReplace, "that may be replaced"),
            (counts.Refuse, "refused"), (counts.Wait, "that wait"),
        ];
        var words = all.Where(entry => entry.Count > 0).Select(entry => $"{entry.Count} {entry.Words}").ToList();
        return words.Count == 0 ? "nothing to do" : string.Join(", ", words);
    }

    private static PlanCounts Counts(ForecastCounts counts) => new()
    {
        Create = counts.Create,
        Update = counts.Update,
        Replace = counts.Replace,
        Delete = counts.Delete,
        Leave = counts.Leave,
        Keep = counts.Keep,
        MayUpdate = counts.MayUpdate,
        MayReplace = counts.MayReplace,
        Refuse = counts.Refuse,
        Wait = counts.Wait,
    };

    private static IEnumerable<PlannedChange> Changes(string prefix, ResourceForecast resource)
    {
        var path = prefix + resource.Name;
        var own = resource is { Action: ForecastAction.Keep, Drift.IsEmpty: true, Reason: null } ? [] : new[] { Change(path, resource) };
        return own.Concat((resource.Nested?.Resources ?? []).SelectMany(inner => Changes(path + "/", inner)));
    }

    private static PlannedChange Change(string path, ResourceForecast resource) => new()
    {
        Path = path,
        Type = resource.Type,
        Action = resource.Action,
        Reason = ShownText.Cut(resource.Reason),
        PhysicalId = resource.PhysicalId,
        OldObject = resource.OldObject,
        Resources = resource.Nested?.Count,
        Metadata = resource.MetadataChanges ? true : null,
        Properties = NullIfEmpty(resource.Properties, Property),
        Drift = NullIfEmpty(resource.Drift, DriftComposer.Compose),
    };

    private static PlannedProperty Property(PropertyForecast property) => new()
    {
        Name = property.Name,
        Cause = property.Cause,
        Live = ShownText.Of(property.Live),
        Applied = ShownText.Of(property.Applied),
        Desired = ShownText.Of(property.Desired),
        NeedsNewObject = property.NeedsNewObject ? true : null,
        Uncertain = property.IsUncertain ? true : null,
    };

    private static List<TShown>? NullIfEmpty<T, TShown>(ImmutableArray<T> items, Func<T, TShown> show) =>
        items.IsEmpty ? null : [.. items.Select(show)];
}
