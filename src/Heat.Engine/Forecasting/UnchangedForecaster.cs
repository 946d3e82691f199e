using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what would be done with a resource whose definition is in force: look whether its object is as it should be.</summary>
internal sealed class UnchangedForecaster(PassScope scope, Sights sights)
{
    private const string Gone = "The object is gone from the cloud and is made anew.";

    /// <summary>Tells it.</summary>
    public async Task<Outlook> RunAsync(Incarnation current, Wanted wanted)
    {
        if (current is { Phase: IncarnationPhase.Ready, LastError: null } && !scope.Drift.Looks(wanted.Name))
        {
            await sights.TellAsync(current, wanted, null).ConfigureAwait(false);
            return Outlook.Kept(wanted.Definition, current);
        }

        var observation = await sights.ObserveAsync(current, wanted.Driver).ConfigureAwait(false);
        return current.Phase == IncarnationPhase.Ready
            ? await CompleteAsync(current, wanted, observation).ConfigureAwait(false)
            : Unfinished(current, wanted, observation);
    }

    private async Task<Outlook> CompleteAsync(Incarnation current, Wanted wanted, Observation observation)
    {
        var verdict = SightDecider.OfComplete(current, observation.Lifecycle, wanted.Definition, scope.Drift.Of(wanted.Name), scope.Input.Generation);
        switch (verdict)
        {
            case SightVerdict.MakeAnew or SightVerdict.Replace:
                return Anew(current, wanted, verdict == SightVerdict.MakeAnew ? Gone : observation.Reason);
            case SightVerdict.TellGone:
                sights.TellId(current, wanted);
                return Kept(current, wanted, "The object is gone from the cloud.", [new PropertyDrift("", TemplateValue.From(current.PhysicalId?.Value), TemplateValue.Null)]);
            case SightVerdict.TryAgain:
                sights.TellId(current, wanted);
                return Outlook.Kept(wanted.Definition, current, observation.Reason ?? "The cloud says that it failed.");
            default:
                return await PresentAsync(current, wanted, observation).ConfigureAwait(false);
        }
    }

    private async Task<Outlook> PresentAsync(Incarnation current, Wanted wanted, Observation observation)
    {
        var live = sights.Live(current, wanted, observation);
        var finding = sights.Drift(current, wanted, live);
        if (finding.Correctable is not { } drift)
        {
            await sights.TellAsync(current, wanted, observation).ConfigureAwait(false);
            return Kept(current, wanted, reason: null, finding.All);
        }

        sights.TellId(current, wanted);
        return new Outlook(
            Outlook.Named(wanted.Definition, current, ForecastAction.Update) with
            {
                Properties = new ThreeWay(wanted.Definition.Schema, live).ChangedBack(drift),
                Drift = finding.All.RemoveAll(found => drift.Changes(found.Property)),
            },
            Values(drift));
    }

    private Outlook Unfinished(Incarnation current, Wanted wanted, Observation observation)
    {
        var isNew = current.Phase == IncarnationPhase.Creating;
        switch (SightDecider.OfUnfinished(current, observation.Lifecycle, scope.Input.Generation))
        {
            case SightVerdict.MakeAnew or SightVerdict.Rebuild or SightVerdict.Replace:
                return Anew(current, wanted, observation.Reason ?? Gone);
            case SightVerdict.TryAgain:
                sights.TellId(current, wanted);
                return Going(current, wanted, ForecastAction.Update, observation.Reason);
            default:
                if (!isNew)
                {
                    sights.TellId(current, wanted);
                }

                return Going(current, wanted, isNew ? ForecastAction.Create : ForecastAction.Update, "It is under way.");
        }
    }

    private static Outlook Going(Incarnation current, Wanted wanted, ForecastAction action, string? reason) =>
        new(Outlook.Named(wanted.Definition, current, action) with { Reason = reason }, MapValue.Empty);

    private static Outlook Kept(
        Incarnation current, Wanted wanted, string? reason, System.Collections.Immutable.ImmutableArray<PropertyDrift> drift)
    {
        var kept = Outlook.Kept(wanted.Definition, current, reason);
        return kept with { Forecast = kept.Forecast with { Drift = drift } };
    }

    private static Outlook Anew(Incarnation current, Wanted wanted, string? reason) =>
        ResourceForecaster.Made(wanted, current, ForecastAction.Replace, current.Applied, reason ?? "The cloud says that it failed.");

    private static MapValue Values(PropertyDiff difference) =>
        new(difference.ChangedKeys.Select(key => KeyValuePair.Create(key, difference.After.Values[key] ?? TemplateValue.Null)));
}
