using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Looks at complete resources where the pass asks for it, and changes back what differs where the policy says so.</summary>
internal sealed class DriftWatch(
    PassScope scope, Updater updater, Replacer replacer, AttributeReader attributes, NameResolution names, Failures failures)
{
    /// <summary>The resource is to be looked at in this pass and was not yet.</summary>
    public bool IsDue(Incarnation incarnation) => !scope.WasLookedAt(incarnation.ShortId) && scope.IsStack(incarnation.Type)
        || (scope.Input.ObserveNotBefore is not null || scope.IsSuspicious(incarnation.Name.Value) || scope.Memory.Faults.ContainsKey(incarnation.Name.Value))
        && !scope.WasLookedAt(incarnation.ShortId) && scope.Drift.Looks(incarnation.Name.Value);

    /// <summary>Looks, and corrects.</summary>
    public async Task<NodeOutcome> RunAsync(Incarnation incarnation, Wanted wanted)
    {
        var observation = await scope.ObserveAsync(wanted.Driver, incarnation, scope.Input.ObserveNotBefore ?? scope.StartedAt)
            .ConfigureAwait(false);
        scope.NoteLook(incarnation.ShortId, observation);
        scope.Memory.Faults.TryRemove(wanted.Name, out _);
        var verdict = SightDecider.OfComplete(incarnation, observation.Lifecycle, wanted.Definition, scope.Drift.Of(wanted.Name), scope.Input.Generation);
        return verdict switch
        {
            SightVerdict.MakeAnew => replacer.Recreate(incarnation, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false)),
            SightVerdict.TellGone => TellGone(incarnation),
            SightVerdict.Replace => replacer.Replace(
                incarnation, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), WhyBroken(observation)),
            SightVerdict.TryAgain => failures.Record(incarnation, new Fault(FaultKind.RetrySlowly, WhyBroken(observation))),
            SightVerdict.Busy when IsTakenAway(incarnation, observation) => replacer.Replace(
                incarnation, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), "The stack inside is being deleted by somebody; a new one takes its place."),
            SightVerdict.Busy when observation is { IsFromCheck: true, NextStep: null } => await CheckedAsync(incarnation, wanted, observation).ConfigureAwait(false),
            SightVerdict.Busy => scope.IsStack(incarnation.Type) ? Inside(incarnation, observation) : NodeOutcome.Done,
            _ => await PresentAsync(Recovered(incarnation), wanted, observation).ConfigureAwait(false),
        };
    }

    /// <summary>Somebody deletes a stack inside. It may not be able to go before what was built on it stands on its successor.</summary>
    private bool IsTakenAway(Incarnation incarnation, Observation observation) =>
        observation.Deleting && scope.IsStack(incarnation.Type) && scope.Drift.Of(incarnation.Name.Value) == DriftPolicy.Correct;

    /// <summary>A check found faults inside: what it tells holds all the same.</summary>
    private async Task<NodeOutcome> CheckedAsync(Incarnation incarnation, Wanted wanted, Observation observation)
    {
        await attributes.ReadAsync(Recovered(incarnation), wanted, observation).ConfigureAwait(false);
        return StackLook.Outcome(observation);
    }

    /// <summary>A stack inside is at work; or something is due for it, such as another number of members: then it is changed.</summary>
    private NodeOutcome Inside(Incarnation incarnation, Observation observation)
    {
        if (observation.NextStep is null)
        {
            return StackLook.Outcome(observation);
        }

        scope.BeginRepair();
        var changing = incarnation with { Phase = IncarnationPhase.Updating, PhaseSince = scope.Now, Action = ResourceAction.Update };
        scope.Ledger.Record(changing);
        scope.Publish(changing, ResourceAction.Update, Words.InProgress, observation.Reason);
        return new NodeOutcome.Replaced("A step is due for the stack inside.", WaitsForOld: false);
    }

    private static string WhyBroken(Observation observation) => observation.Reason ?? "The cloud says that it failed.";

    private NodeOutcome TellGone(Incarnation incarnation)
    {
        scope.Memory.Drift[incarnation.ShortId] =
            [new PropertyDrift("", TemplateValue.From(incarnation.PhysicalId?.Value), TemplateValue.Null)];
        return NodeOutcome.Done;
    }

    private async Task<NodeOutcome> PresentAsync(Incarnation incarnation, Wanted wanted, Observation observation)
    {
        if (observation.IsSuspended && wanted.Driver is ISuspends)
        {
            return Asleep(incarnation);
        }

        var live = Live(incarnation, wanted, observation);
        incarnation = Accepted(incarnation, wanted, live);
        var finding = Compare(incarnation, wanted, live);
        Remember(incarnation.ShortId, finding.All);
        if (finding.Correctable is { } difference)
        {
            var outcome = await updater.StartAsync(incarnation, wanted, difference).ConfigureAwait(false);
            RememberRest(incarnation.ShortId, outcome, finding.All, difference);
            return outcome;
        }

        await attributes.ReadAsync(incarnation, wanted, observation).ConfigureAwait(false);
        return NodeOutcome.Done;
    }

    /// <summary>Somebody put it to rest behind the stack's back.</summary>
    private NodeOutcome Asleep(Incarnation incarnation)
    {
        if (scope.Drift.Of(incarnation.Name.Value) != DriftPolicy.Correct)
        {
            scope.Memory.Drift[incarnation.ShortId] = [SuspensionDrift.Of(desired: false)];
            return NodeOutcome.Done;
        }

        scope.BeginRepair();
        scope.Ledger.Record(incarnation with { Rest = RestStage.Suspended });
        return new NodeOutcome.Replaced("It was suspended and is set to work again.", WaitsForOld: false);
    }

    private MapValue? Live(Incarnation incarnation, Wanted wanted, Observation observation) =>
        (wanted.Driver as IReadsLiveProperties)?.ReadLiveProperties(scope.ContextOf(incarnation, scope.StartedAt), observation);

    private DriftFinding Compare(Incarnation incarnation, Wanted wanted, MapValue? live) => live is null
        ? DriftFinding.None
        : DriftFinder.Compare(wanted.Definition, incarnation.Applied, live, scope.Drift, wanted.Driver as IDecidesChange, wanted.IsSecret);

    /// <summary>The record with what somebody accepts in this pass.</summary>
    private Incarnation Accepted(Incarnation incarnation, Wanted wanted, MapValue? live)
    {
        var accepted = Compare(incarnation, wanted, live).All.Select(drift => drift.Property).Where(property => scope.Accepting.Covers(wanted.Name, property)).ToList();
        if (accepted.Count == 0)
        {
            return incarnation;
        }

        var record = AcceptedDrift.Accept(incarnation, live!, accepted); // what differs was read
        scope.Ledger.Record(record);
        return record;
    }

    private Incarnation Recovered(Incarnation incarnation)
    {
        if (incarnation.LastError is null)
        {
            return incarnation;
        }

        var recovered = incarnation with { LastError = null, LastRequestId = null, Attempts = 0, NotBefore = null, IsTerminal = false };
        scope.Ledger.Record(recovered);
        return recovered;
    }

    /// <summary>After a correction only what could not be corrected is left.</summary>
    private void RememberRest(ShortId shortId, NodeOutcome outcome, ImmutableArray<PropertyDrift> all, PropertyDiff corrected)
    {
        if (outcome is NodeOutcome.DoneOutcome)
        {
            Remember(shortId, all.RemoveAll(drift => corrected.Changes(drift.Property)));
        }
    }

    private void Remember(ShortId shortId, ImmutableArray<PropertyDrift> drift)
    {
        if (drift.IsEmpty)
        {
            scope.Memory.Drift.TryRemove(shortId, out _);
        }
        else
        {
            scope.Memory.Drift[shortId] = drift;
        }
    }
}
