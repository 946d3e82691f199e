using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Draws the conclusion from what the cloud says of an object that is being built or changed.</summary>
internal sealed class Settler(PassScope scope, AttributeReader attributes, Failures failures, Replacer replacer, NameResolution names)
{
    private const int MostSteps = 16;

    /// <summary>Looks at the object if that is worth it already.</summary>
    public async Task<NodeOutcome> LookAsync(Incarnation incarnation, Wanted wanted)
    {
        if (scope.NotDue(incarnation.ShortId) is { } early)
        {
            return early;
        }

        var observation = await scope.ObserveAsync(wanted.Driver, incarnation, scope.StartedAt).ConfigureAwait(false);
        return await SettleAsync(incarnation, wanted, observation).ConfigureAwait(false);
    }

    /// <summary>Draws the conclusion.</summary>
    /// <param name="incarnation">The record, with an id.</param>
    /// <param name="wanted">What the template wants; the same as the record has.</param>
    /// <param name="observation">What the cloud says; null: ask it now.</param>
    public async Task<NodeOutcome> SettleAsync(Incarnation incarnation, Wanted wanted, Observation? observation)
    {
        observation ??= await scope.ObserveAsync(wanted.Driver, incarnation, scope.Now).ConfigureAwait(false);
        for (var step = 0; step < MostSteps; step++)
        {
            if (observation is not { Lifecycle: Lifecycle.Pending, NextStep: not null } || wanted.Driver is not IAdvances advancing)
            {
                break;
            }

            (incarnation, observation) = await AdvanceAsync(incarnation, wanted, advancing, observation).ConfigureAwait(false);
        }

        return observation.Lifecycle switch
        {
            Lifecycle.Ready => await ReadyAsync(incarnation, wanted, observation).ConfigureAwait(false),
            Lifecycle.Pending when observation.IsFromCheck => await CheckedAsync(incarnation, wanted, observation).ConfigureAwait(false),
            Lifecycle.Pending => Pending(incarnation, observation),
            Lifecycle.Failed => await FailedAsync(incarnation, wanted, observation).ConfigureAwait(false),
            _ => await AbsentAsync(incarnation, wanted).ConfigureAwait(false),
        };
    }

    private async Task<(Incarnation Incarnation, Observation Observation)> AdvanceAsync(
        Incarnation incarnation, Wanted wanted, IAdvances advancing, Observation observation)
    {
        var change = await scope.Calls.RunAsync(
            () => advancing.AdvanceAsync(scope.ContextOf(incarnation, scope.StartedAt), observation, scope.Tokens.Pass), scope.Tokens.Pass)
            .ConfigureAwait(false);
        var advanced = incarnation.After(change);
        if (!ReferenceEquals(advanced, incarnation))
        {
            scope.Ledger.Record(advanced);
        }

        var seen = change.Observed ?? await scope.ObserveAsync(wanted.Driver, advanced, scope.Now).ConfigureAwait(false);
        return (advanced, seen);
    }

    private async Task<NodeOutcome> ReadyAsync(Incarnation incarnation, Wanted wanted, Observation observation)
    {
        if (incarnation.Phase != IncarnationPhase.Ready)
        {
            scope.LearnTime(incarnation, Words.Of(incarnation.Action));
            incarnation = incarnation with
            {
                Phase = IncarnationPhase.Ready,
                PhaseSince = scope.Now,
                Requirements = wanted.Requirements,
                Before = null,
                Attempts = 0,
                NotBefore = null,
                LastError = null,
                LastRequestId = null,
                IsTerminal = false,
            };
            scope.Ledger.Record(incarnation);
            scope.Memory.NextLooks.TryRemove(incarnation.ShortId, out _);
            scope.Memory.Drift.TryRemove(incarnation.ShortId, out _);
            scope.NoteLook(incarnation.ShortId, observation);
            scope.Publish(incarnation, incarnation.Action, Words.Complete);
        }

        if (incarnation.DefinitionHash != wanted.Hash)
        {
            return new NodeOutcome.Replaced("The definition changed meanwhile.", WaitsForOld: false);
        }

        await attributes.ReadAsync(incarnation, wanted, observation).ConfigureAwait(false);
        return NodeOutcome.Done;
    }

    /// <summary>It came to be ready, and was checked before anybody looked.</summary>
    private async Task<NodeOutcome> CheckedAsync(Incarnation incarnation, Wanted wanted, Observation observation) =>
        await ReadyAsync(incarnation, wanted, observation).ConfigureAwait(false) is NodeOutcome.Replaced changed ? changed : StackLook.Outcome(observation);

    private NodeOutcome Pending(Incarnation incarnation, Observation observation) =>
        scope.LookLater(incarnation, Words.Of(incarnation.Action), observation, "The cloud is at work");

    private async Task<NodeOutcome> FailedAsync(Incarnation incarnation, Wanted wanted, Observation observation)
    {
        var reason = observation.Reason ?? "The cloud says that it failed.";
        var verdict = SightDecider.OfUnfinished(incarnation, observation.Lifecycle, scope.Input.Generation);
        if (verdict == SightVerdict.TryAgain)
        {
            return failures.Record(incarnation, new Fault(FaultKind.RetrySlowly, reason));
        }

        var resolved = await names.ResolveAsync(wanted).ConfigureAwait(false);
        return verdict == SightVerdict.Rebuild
            ? replacer.Rebuild(incarnation, wanted, resolved, reason)
            : replacer.Replace(incarnation, wanted, resolved, reason);
    }

    private async Task<NodeOutcome> AbsentAsync(Incarnation incarnation, Wanted wanted)
    {
        var shown = incarnation.PhaseSince + scope.Engine.Options.AppearsWithin;
        if (incarnation.Phase == IncarnationPhase.Creating && shown > scope.Now)
        {
            return Pending(incarnation, new Observation(Lifecycle.Pending, "It was created and does not show yet"));
        }

        return replacer.Recreate(incarnation, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false));
    }
}
