using Heat.Engine.Revisions;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Revisions;

public sealed class ServingTests
{
    private const long Desired = 7 * Serving.TurnsPerState;

    [Fact]
    public void EachTurn_IsADesiredStateOfItsOwn()
    {
        var spec = Serving.OfSpec(Desired);
        var back = spec.RolledBack(3, "It failed.");
        var again = back.Retried();

        Assert.Equal((Desired, Desired + 1, Desired + 2), (spec.Generation, back.Generation, again.Generation));
        Assert.Equal((Desired, 3L, Desired), (spec.Revision, back.Revision, again.Revision));
    }

    [Fact]
    public void ThousandsOfTurns_StayWithinTheirDesiredState()
    {
        var serving = Serving.OfSpec(Desired);
        for (var turn = 0; turn < Serving.TurnsPerState * 2; turn++)
        {
            var before = serving.Generation;
            serving = serving.Retried();
            Assert.NotEqual(before, serving.Generation);
            Assert.InRange(serving.Generation, Desired + 1, Desired + Serving.TurnsPerState - 1);
        }
    }

    [Fact]
    public void NewDesiredState_GoesBackToTheSpec()
    {
        var state = new StackState { Serving = Serving.OfSpec(Desired).RolledBack(3, "It failed.") };

        Assert.Equal(ServingKind.Rollback, Serving.Of(state, Desired).Kind);
        Assert.Equal(Serving.OfSpec(Desired + Serving.TurnsPerState), Serving.Of(state, Desired + Serving.TurnsPerState));
    }

    [Fact]
    public void StackThatWasCompleteBeforeRevisionsWereKept_IsNotTakenForOneThatHadNothing()
    {
        var state = new StackState { Action = StackAction.Update, WasComplete = true, Serving = Serving.OfSpec(Desired) };

        Assert.Equal(ServingKind.Stopped, ServingTurns.Cancelled(state)?.Serving?.Kind);
    }

    [Fact]
    public void NothingUnderWay_CannotBeCancelled()
    {
        Assert.Null(ServingTurns.Cancelled(new StackState { IsComplete = true, Serving = Serving.OfSpec(Desired) }));
        Assert.Null(ServingTurns.Cancelled(new StackState { IsRepair = true, Action = StackAction.Update, Serving = Serving.OfSpec(Desired) }));
        Assert.Null(ServingTurns.Retried(new StackState { Serving = Serving.OfSpec(Desired) }));
    }

    [Fact]
    public void Snapshot_IsARevisionOfItsOwn()
    {
        var restored = ServingTurns.Restored(StackState.Empty, Desired, "before").Serving!; // it was just set

        Assert.Equal((ServingKind.Restore, "before", restored.Generation), (restored.Kind, restored.Snapshot, restored.Revision));
        Assert.Equal(Desired, ServingTurns.DesiredBehind(new StackState { Serving = restored }, restored.Generation));
    }
}
