using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>
/// Creates exactly once: the intention is saved, then the call is made, then the id is saved. An intention without an id
/// is looked for before another call.
/// </summary>
internal sealed class Creator(PassScope scope, Minter minter, NameResolution names, Failures failures, Settler settler)
{
    /// <summary>The record of the first incarnation. Nothing is saved or sent for it yet.</summary>
    public async Task<Incarnation> BeginAsync(Wanted wanted)
    {
        var first = minter.Mint(wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), ResourceAction.Create);
        scope.Ledger.Record(first);
        return first;
    }

    /// <summary>Takes creation as far as it goes now. The current incarnation is <see cref="IncarnationPhase.Creating"/> without an id.</summary>
    public async Task<NodeOutcome> RunAsync(Incarnation incarnation, Wanted wanted)
    {
        if (failures.Held(incarnation) is { } held)
        {
            return held;
        }

        if (scope.Ledger.OldOnes(wanted.Name).Any(Departure.HoldsSuccessor))
        {
            return new NodeOutcome.Replaced("The old object must go first.", WaitsForOld: true);
        }

        if (scope.Memory.TakeUncalled(incarnation))
        {
            return await CreateAnnouncedAsync(incarnation, wanted).ConfigureAwait(false);
        }

        return incarnation.IsKnownAbsent
            ? await AnnounceAndCreateAsync(incarnation, wanted).ConfigureAwait(false)
            : await LookAndCreateAsync(incarnation, wanted).ConfigureAwait(false);
    }

    /// <summary>The intention is saved already, unless something else is wanted by now.</summary>
    private async Task<NodeOutcome> CreateAnnouncedAsync(Incarnation ahead, Wanted wanted)
    {
        if (ahead.DefinitionHash != wanted.Hash || ahead.Generation != scope.Input.Generation)
        {
            return await AnnounceAndCreateAsync(ahead, wanted).ConfigureAwait(false);
        }

        var announced = ahead with { IsAhead = false, PhaseSince = scope.Now };
        scope.Ledger.Record(announced);
        scope.Publish(announced, announced.Action, Words.InProgress);
        return await CreateAsync(announced, wanted).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> LookAndCreateAsync(Incarnation incarnation, Wanted wanted)
    {
        incarnation = scope.Dated(incarnation);
        var lookAt = incarnation.PhaseSince + scope.Engine.Options.LookForLostAfter;
        if (lookAt > scope.Now)
        {
            return new NodeOutcome.Waiting("It is looked up whether an earlier call created it.", lookAt - scope.Now);
        }

        var search = await new LostObject(scope).FindAsync(wanted.Driver, incarnation).ConfigureAwait(false);
        if (search.Found is { } found)
        {
            return await TakeAsync(incarnation, wanted, found).ConfigureAwait(false);
        }

        var humanHasLooked = incarnation.IsTerminal && incarnation.Generation < scope.Input.Generation;
        return search.IsCertain || humanHasLooked
            ? await AnnounceAndCreateAsync(incarnation, wanted).ConfigureAwait(false)
            : failures.Record(incarnation, LostObject.CannotTell(incarnation));
    }

    private async Task<NodeOutcome> AnnounceAndCreateAsync(Incarnation incarnation, Wanted wanted)
    {
        var announced = incarnation with
        {
            IsKnownAbsent = false,
            IsAhead = false,
            PhaseSince = scope.Now,
            Generation = scope.Input.Generation,
            NotBefore = null,
            IsTerminal = false,
        };
        if (incarnation.DefinitionHash != wanted.Hash || incarnation.Generation != scope.Input.Generation)
        {
            announced = minter.Describe(wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), announced);
        }

        scope.Ledger.Record(announced);
        await scope.Ledger.CommitAsync().ConfigureAwait(false);
        scope.Publish(announced, announced.Action, Words.InProgress);
        return await CreateAsync(announced, wanted).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> CreateAsync(Incarnation announced, Wanted wanted)
    {
        Creation creation;
        try
        {
            await new Preparation(scope).FreeAsync(announced, wanted.Driver).ConfigureAwait(false);
            creation = await scope.Calls.RunAsync(
                () => wanted.Driver.CreateAsync(scope.ContextOf(announced, scope.Now), scope.Tokens.Finishing), scope.Tokens.Pass)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            var fault = scope.Engine.Faults.Classify(exception);
            var madeNothing = !fault.OutcomeUnknown && fault.Kind != FaultKind.Unexpected;
            if (fault.Kind == FaultKind.NotFound && await new GoneRequirements(scope).FindAsync(wanted).ConfigureAwait(false) is { } waiting)
            {
                scope.Ledger.Record(announced with { IsKnownAbsent = madeNothing });
                return waiting;
            }

            return failures.Record(announced with { IsKnownAbsent = madeNothing }, fault);
        }

        // From here on the cloud builds; what the call waited for before is no part of that time.
        return await TakeAsync(announced with { PhaseSince = scope.Now }, wanted, creation).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> TakeAsync(Incarnation announced, Wanted wanted, Creation creation)
    {
        var created = announced with
        {
            PhysicalId = creation.Id,
            Data = creation.Data ?? announced.Data,
            NotBefore = null,
            IsTerminal = false,
        };
        scope.Ledger.Record(created);
        return created.DefinitionHash == wanted.Hash
            ? await settler.SettleAsync(created, wanted, creation.Observed).ConfigureAwait(false)
            : new NodeOutcome.Replaced("The object of an earlier definition was found.", WaitsForOld: false);
    }
}
