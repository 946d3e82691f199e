using Heat.Engine.Actions;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>Removes one incarnation from the cloud, and forgets it only after the cloud has said that it is gone.</summary>
internal sealed class CleanUp(PassScope scope, Failures failures)
{
    private static readonly TimeSpan DeleteAgainAfter = TimeSpan.FromSeconds(30);

    private readonly Backup _backup = new(scope, failures);
    private readonly Hooks _hooks = new(scope);
    private readonly ForcedDeletion _force = new(scope);

    /// <summary>Takes removal as far as it goes now.</summary>
    public async Task<NodeOutcome> RunAsync(Incarnation incarnation)
    {
        if (_hooks.StageAfterDeletion(incarnation) is not null)
        {
            return Gone(incarnation);
        }

        if (_hooks.BeforeDeletion(incarnation) is { } paused)
        {
            return paused;
        }

        if (_force.GivesUp(incarnation))
        {
            return Forget(incarnation, _force.Leave(incarnation), Words.Failed);
        }

        if (IsLeftAlone(scope, incarnation))
        {
            await ReleaseAsync(incarnation).ConfigureAwait(false);
            return Forget(incarnation, "The object is left in the cloud.");
        }

        if (incarnation.Action == ResourceAction.Delete && failures.Held(incarnation) is { } held)
        {
            return held;
        }

        if (scope.Drivers.Find(incarnation.Type) is not { } driver)
        {
            return failures.Record(incarnation, new Fault(FaultKind.Terminal, $"{incarnation.Type} has no driver yet."));
        }

        if (incarnation.PhysicalId is null)
        {
            return await RemoveLostAsync(incarnation, driver).ConfigureAwait(false);
        }

        return incarnation.Phase == IncarnationPhase.Deleting
            ? await GoOnAsync(incarnation, driver).ConfigureAwait(false)
            : await BeginAsync(incarnation, driver).ConfigureAwait(false);
    }

    /// <summary>The object stays in the cloud.</summary>
    public static bool IsLeftAlone(PassScope scope, Incarnation incarnation) =>
        incarnation.IsExternal || incarnation.DeletionPolicy == DeletionPolicy.Retain || IsGivenBack(scope, incarnation) || (IsOrphaned(scope) && !scope.IsStack(incarnation.Type));

    /// <summary>A failed adoption is undone: what was taken over is as it was before.</summary>
    private static bool IsGivenBack(PassScope scope, Incarnation incarnation) =>
        incarnation.IsAdopted && scope.Ledger.State is { Action: StackAction.Rollback, WasComplete: false };

    /// <summary>The stack goes and leaves the cloud as it is. Stacks inside it go too.</summary>
    private static bool IsOrphaned(PassScope scope) => scope.Input is { IsDeletion: true, Orphan: true };

    /// <summary>A stack that stays is no part of this one any more.</summary>
    private async Task ReleaseAsync(Incarnation incarnation)
    {
        if (!incarnation.IsExternal && scope.Drivers.Find(incarnation.Type) is IHasNestedStack nesting)
        {
            await scope.Calls.RunAsync(
                async () =>
                {
                    await nesting.ReleaseAsync(scope.ContextOf(incarnation, scope.Now), scope.Tokens.Pass).ConfigureAwait(false);
                    return true;
                },
                scope.Tokens.Pass).ConfigureAwait(false);
        }
    }

    private async Task<NodeOutcome> BeginAsync(Incarnation incarnation, IResourceDriver driver)
    {
        var leaving = Departure.Begin(incarnation, scope.Now, scope.Input.Generation);
        scope.Ledger.Record(leaving);
        scope.Memory.NextLooks.TryRemove(incarnation.ShortId, out _);
        if (!scope.Input.IsDeletion)
        {
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
        }

        scope.Publish(leaving, ResourceAction.Delete, Words.InProgress);
        return leaving.Backup == BackupStage.Due
            ? await GoOnAsync(leaving, driver).ConfigureAwait(false)
            : await DeleteAsync(leaving, driver).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> GoOnAsync(Incarnation incarnation, IResourceDriver driver)
    {
        if (scope.NotDue(incarnation.ShortId) is { } early)
        {
            return early;
        }

        var wasAsked = scope.Memory.NextLooks.ContainsKey(incarnation.ShortId);
        var observation = await scope.ObserveAsync(driver, incarnation, scope.StartedAt).ConfigureAwait(false);
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            return Gone(incarnation);
        }

        if (incarnation.Backup is BackupStage.Due or BackupStage.Started)
        {
            var (afterBackup, wait) = await _backup.RunAsync(incarnation, driver, observation).ConfigureAwait(false);
            return wait ?? await DeleteAsync(afterBackup, driver).ConfigureAwait(false);
        }

        // That somebody deletes a stack inside does not say that it was told to go: it waits for that. Telling it again costs nothing.
        var isAsked = !scope.IsStack(incarnation.Type) && (observation.Deleting || (observation.Lifecycle == Lifecycle.Pending && wasAsked));
        return isAsked && scope.Now - incarnation.PhaseSince < DeleteAgainAfter
            ? Wait(incarnation, observation)
            : await DeleteAsync(incarnation, driver).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> DeleteAsync(Incarnation incarnation, IResourceDriver driver)
    {
        await scope.Calls.RunAsync(
            async () =>
            {
                var context = scope.ContextOf(incarnation, scope.Now);
                var deleting = IsOrphaned(scope) && driver is IHasNestedStack nesting
                    ? nesting.OrphanAsync(context, scope.Tokens.Pass)
                    : driver.DeleteAsync(context, scope.Tokens.Pass);
                await deleting.ConfigureAwait(false);
                return true;
            },
            scope.Tokens.Pass).ConfigureAwait(false);
        if (driver is IDeletesAtOnce { IsGoneOnceDeleted: true })
        {
            return Gone(incarnation);
        }

        var observation = await scope.ObserveAsync(driver, incarnation, scope.Now).ConfigureAwait(false);
        return observation.Lifecycle == Lifecycle.Absent ? Gone(incarnation) : Wait(incarnation, observation);
    }

    private async Task<NodeOutcome> RemoveLostAsync(Incarnation incarnation, IResourceDriver driver)
    {
        incarnation = Unwanted(scope.Memory.TakeUncalled(incarnation) ? incarnation with { IsKnownAbsent = true } : scope.Dated(incarnation));
        var lookAt = incarnation.NotBefore ?? (incarnation.PhaseSince + scope.Engine.Options.LookForLostAfter);
        if (!incarnation.IsKnownAbsent && lookAt > scope.Now)
        {
            return new NodeOutcome.Waiting("It is looked up whether an earlier call created it.", lookAt - scope.Now);
        }

        var search = await new LostObject(scope).FindAsync(driver, incarnation).ConfigureAwait(false);
        if (search.Found is { } found)
        {
            var record = incarnation with { PhysicalId = found.Id, Data = found.Data ?? incarnation.Data };
            scope.Ledger.Record(record);
            return await BeginAsync(record, driver).ConfigureAwait(false);
        }

        var humanHasLooked = incarnation.IsTerminal && incarnation.Generation < scope.Input.Generation;
        return search.IsCertain || humanHasLooked
            ? Forget(incarnation, "It was never created.")
            : failures.Record(incarnation, LostObject.CannotTell(incarnation));
    }

    /// <summary>Earlier failures hold its removal no longer than a lost object may take to appear.</summary>
    private Incarnation Unwanted(Incarnation incarnation)
    {
        var latest = scope.Now + scope.Engine.Options.LookForLostAfter;
        var isHeld = incarnation.Generation < scope.Input.Generation && incarnation.NotBefore > latest;
        if (incarnation.Action == ResourceAction.Delete && !isHeld)
        {
            return incarnation;
        }

        var unwanted = incarnation with
        {
            IsCurrent = false,
            Action = ResourceAction.Delete,
            Attempts = 0,
            NotBefore = incarnation.NotBefore > latest ? latest : incarnation.NotBefore,
        };
        scope.Ledger.Record(unwanted);
        return unwanted;
    }

    private NodeOutcome Wait(Incarnation incarnation, Observation observation) =>
        scope.LookLater(incarnation, Words.Of(ResourceAction.Delete), observation, "The cloud is deleting it");

    private NodeOutcome Gone(Incarnation incarnation)
    {
        if (_hooks.StageAfterDeletion(incarnation) is null)
        {
            scope.LearnTime(incarnation, Words.Of(ResourceAction.Delete));
        }

        return _hooks.AfterDeletion(incarnation) ?? Forget(incarnation, null);
    }

    private NodeOutcome Forget(Incarnation incarnation, string? reason, string status = Words.Complete)
    {
        scope.Ledger.Forget(incarnation);
        scope.Memory.Forget(incarnation);
        scope.Publish(incarnation, ResourceAction.Delete, status, reason);
        return NodeOutcome.Done;
    }
}
