using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what would be done with a resource whose definition changed: the counterpart of <see cref="ResourceChanges"/>.</summary>
internal sealed class ChangedForecaster(PassScope scope, Sights sights, UnchangedForecaster unchanged)
{
    /// <summary>Tells it.</summary>
    /// <param name="current">The incarnation that has the name; its object exists.</param>
    /// <param name="wanted">What is wanted, as far as it is known.</param>
    /// <param name="resolved">Its properties with names turned into ids.</param>
    public async Task<Outlook> RunAsync(Incarnation current, Wanted wanted, PropertyTree resolved)
    {
        var change = UncertainChange.Decide(current, wanted.Definition, resolved, wanted.Metadata, wanted.Driver);
        if (change.Action == ForecastAction.Refuse)
        {
            return Outlook.Refused(wanted.Definition, current, change.Reason ?? "");
        }

        if (change.Sure is ChangeVerdict.Reworded reworded && change.Action == ForecastAction.Keep)
        {
            return await unchanged.RunAsync(current with { Applied = reworded.Resolved }, wanted).ConfigureAwait(false);
        }

        var observation = await sights.ObserveAsync(current, wanted.Driver).ConfigureAwait(false);
        return MadeAnew(current, wanted, change, observation) is { } action
            ? ResourceForecaster.Made(wanted, current, action, resolved, observation.Reason ?? "The object is gone from the cloud and is made anew.")
            : Changed(current, wanted, change, observation);
    }

    /// <summary>A change that finds nothing to change, or something broken, ends in a new object. Null: it does not.</summary>
    private ForecastAction? MadeAnew(Incarnation current, Wanted wanted, UncertainChange change, Observation observation)
    {
        var isComplete = current is { Phase: IncarnationPhase.Ready, LastError: null };
        if (isComplete ? observation.Lifecycle != Lifecycle.Absent : !IsGivenUp(current, observation))
        {
            return null;
        }

        return change.Sure is ChangeVerdict.Reworded && isComplete && scope.Drift.Of(wanted.Name) != DriftPolicy.Correct
            ? ForecastAction.MayReplace
            : ForecastAction.Replace;
    }

    private bool IsGivenUp(Incarnation current, Observation observation) =>
        SightDecider.OfUnfinished(current, observation.Lifecycle, scope.Input.Generation)
            is SightVerdict.MakeAnew or SightVerdict.Rebuild or SightVerdict.Replace;

    private Outlook Changed(Incarnation current, Wanted wanted, UncertainChange change, Observation observation)
    {
        var difference = Difference(change.Worst);
        var live = sights.Live(current, wanted, observation);
        var drift = change.Action is ForecastAction.Update or ForecastAction.MayUpdate ? Beside(difference, sights.Drift(current, wanted, live).Correctable) : null;
        var action = change.Action == ForecastAction.MayUpdate && drift is not null ? ForecastAction.Update : change.Action;
        if (action is ForecastAction.Update or ForecastAction.MayUpdate)
        {
            sights.TellId(current, wanted);
        }

        var shown = new ThreeWay(wanted.Definition.Schema, live);
        return new Outlook(
            Outlook.Named(wanted.Definition, current, action) with
            {
                Reason = change.Reason,
                Properties = [.. shown.Changed(difference), .. drift is null ? [] : shown.ChangedBack(drift)],
                MetadataChanges = difference.MetadataChanged,
                OldObject = action is ForecastAction.Replace or ForecastAction.MayReplace ? current.DeletionPolicy : null,
            },
            WithMetadata(Desired(action, difference, drift), difference.MetadataChanged ? wanted.Metadata : MapValue.Empty));
    }

    /// <summary>Drift of what the template does not change anyway; null: none.</summary>
    private static PropertyDiff? Beside(PropertyDiff difference, PropertyDiff? drift)
    {
        var rest = drift?.ChangedKeys.Except(difference.ChangedKeys) ?? [];
        return rest.IsEmpty ? null : drift! with { ChangedKeys = rest }; // there is a rest of something
    }

    private static MapValue Desired(ForecastAction action, PropertyDiff difference, PropertyDiff? drift) =>
        action is ForecastAction.Replace or ForecastAction.MayReplace
            ? difference.After.Values
            : new MapValue(difference.ChangedKeys.Union(drift?.ChangedKeys ?? [])
                .Select(key => KeyValuePair.Create(key, difference.After.Values[key] ?? TemplateValue.Null)));

    /// <summary>The values with the metadata beside them, under a name that no property has.</summary>
    internal static MapValue WithMetadata(MapValue values, MapValue metadata) => metadata.Count == 0 ? values : values.With("", metadata);

    private static PropertyDiff Difference(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.InPlace inPlace => inPlace.Difference,
        ChangeVerdict.NewObject renewed => renewed.Difference,
        ChangeVerdict.Refused refused => refused.Difference,
        _ => throw new InvalidOperationException("A definition that means the same has no difference."),
    };
}
