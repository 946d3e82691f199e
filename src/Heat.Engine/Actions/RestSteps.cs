using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>Puts one object to rest or sets it to work again, as far as that goes in one pass.</summary>
/// <remarks>
/// What is under way is read from the cloud, not from the record: a newer wish, or a stop in the middle, finds the object as
/// it is and goes on from there.
/// </remarks>
internal sealed class RestSteps(PassScope scope, Failures failures)
{
    /// <summary>Puts it to rest.</summary>
    public Task<NodeOutcome> SuspendAsync(Incarnation incarnation, IResourceDriver driver) => GuardAsync(incarnation, driver, Turn.ToRest);

    /// <summary>Sets it to work. Absent objects count as awake: making them anew is another step.</summary>
    public Task<NodeOutcome> ResumeAsync(Incarnation incarnation, IResourceDriver driver) => GuardAsync(incarnation, driver, Turn.ToWork);

    private async Task<NodeOutcome> GuardAsync(Incarnation incarnation, IResourceDriver driver, Turn turn)
    {
        try
        {
            return await TurnAsync(incarnation, driver, turn).ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            return failures.Record(scope.Ledger.Find(incarnation.ShortId) ?? incarnation, scope.Engine.Faults.Classify(exception));
        }
    }

    private async Task<NodeOutcome> TurnAsync(Incarnation incarnation, IResourceDriver driver, Turn turn)
    {
        if (driver is not ISuspends suspending || incarnation.PhysicalId is null)
        {
            return Arrived(incarnation, turn);
        }

        if ((failures.Held(incarnation) ?? scope.NotDue(incarnation.ShortId)) is { } early)
        {
            return early;
        }

        var observation = await scope.ObserveAsync(driver, incarnation, scope.Now).ConfigureAwait(false);
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            scope.LookFirst(incarnation.Name.Value);
            return Arrived(incarnation, turn);
        }

        if (turn.IsAt(observation))
        {
            return Arrived(incarnation, turn);
        }

        return observation.Lifecycle == Lifecycle.Ready
            ? await CallAsync(await BegunAsync(incarnation, turn).ConfigureAwait(false), driver, suspending, turn).ConfigureAwait(false)
            : Unready(incarnation, turn, observation);
    }

    private async Task<NodeOutcome> CallAsync(Incarnation begun, IResourceDriver driver, ISuspends suspending, Turn turn)
    {
        var change = await scope.Calls.RunAsync(
            () => turn.IsToRest
                ? suspending.SuspendAsync(scope.ContextOf(begun, scope.Now), scope.Tokens.Pass)
                : suspending.ResumeAsync(scope.ContextOf(begun, scope.Now), scope.Tokens.Pass),
            scope.Tokens.Pass).ConfigureAwait(false);
        var called = begun.After(change);
        scope.Ledger.Record(called);
        scope.Memory.NextLooks.TryRemove(called.ShortId, out _);
        var observation = change.Observed ?? await scope.ObserveAsync(driver, called, scope.Now).ConfigureAwait(false);
        return turn.IsAt(observation) ? Arrived(called, turn) : Unready(called, turn, observation);
    }

    private NodeOutcome Unready(Incarnation incarnation, Turn turn, Observation observation) => observation switch
    {
        { Lifecycle: Lifecycle.Failed } => failures.Record(
            incarnation, new Fault(FaultKind.RetrySlowly, observation.Reason ?? "The cloud says that it failed.")),
        { Troubles.IsEmpty: false } => StackLook.Outcome(observation),
        _ => scope.LookLater(incarnation, Words.Of(turn.Action), observation, "The cloud is at work"),
    };

    /// <summary>Saved before the call: a record that still said the opposite would not be looked at.</summary>
    private async Task<Incarnation> BegunAsync(Incarnation incarnation, Turn turn)
    {
        if (incarnation.Rest == turn.UnderWay)
        {
            return incarnation;
        }

        var begun = Described(incarnation, turn) with { Rest = turn.UnderWay };
        scope.Ledger.Record(begun);
        await scope.Ledger.CommitAsync().ConfigureAwait(false);
        scope.Publish(begun, turn.Action, Words.InProgress);
        return begun;
    }

    private NodeOutcome Arrived(Incarnation incarnation, Turn turn)
    {
        if (incarnation.Rest != turn.End)
        {
            if (incarnation.Rest == turn.UnderWay)
            {
                scope.LearnTime(incarnation, Words.Of(turn.Action));
            }

            var arrived = Described(incarnation, turn) with { Rest = turn.End };
            scope.Ledger.Record(arrived);
            scope.Memory.NextLooks.TryRemove(arrived.ShortId, out _);
            scope.Memory.Drift.TryRemove(arrived.ShortId, out _);
            scope.Publish(arrived, turn.Action, Words.Complete);
        }

        return NodeOutcome.Done;
    }

    /// <summary>What is still being made or changed keeps the word for that.</summary>
    private Incarnation Described(Incarnation incarnation, Turn turn) => incarnation.Phase != IncarnationPhase.Ready
        ? incarnation
        : incarnation with
        {
            Action = turn.Action,
            PhaseSince = scope.Now,
            Attempts = 0,
            NotBefore = null,
            LastError = null,
            LastRequestId = null,
            IsTerminal = false,
        };

    /// <summary>One of the two ways.</summary>
    private sealed record Turn(bool IsToRest, ResourceAction Action, RestStage UnderWay, RestStage End)
    {
        public static readonly Turn ToRest = new(true, ResourceAction.Suspend, RestStage.Suspending, RestStage.Suspended);
        public static readonly Turn ToWork = new(false, ResourceAction.Resume, RestStage.Resuming, RestStage.Awake);

        /// <summary>The object is where it shall be.</summary>
        public bool IsAt(Observation observation) => observation.Lifecycle == Lifecycle.Ready
            && (IsToRest ? observation.IsSuspended || observation.IsIdle : !observation.IsSuspended);
    }
}
