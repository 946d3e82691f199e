using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>When a group takes its next step.</summary>
public sealed class GroupStepsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly GroupGoal Rolling = NumberedGroupTests.Goal(2) with { Rolling = new BatchPolicy(1, 0, TimeSpan.Zero) };
    private static readonly GroupState Halfway = NumberedGroupTests.Group("0:old", "1:new") with { Rolling = "new" };

    [Fact]
    public void BatchUnderWay_TheNextOneWaits() => Assert.IsType<GroupStep.Wait>(Decide(Halfway, isComplete: false));

    [Fact]
    public void BatchIsComplete_TheNextOneBegins() =>
        Assert.Equal(["0:new", "1:new"], NumberedGroupTests.Names(Changed(Decide(Halfway, isComplete: true))));

    [Fact]
    public void NewDefinitionWhileABatchIsUnderWay_WaitsForNothing()
    {
        var step = GroupSteps.Decide(
            Halfway, NumberedGroup.Next(Halfway, Rolling with { Definition = "newer" }), TimeSpan.Zero, isComplete: false, Now);

        Assert.Equal(["0:old", "1:newer"], NumberedGroupTests.Names(Changed(step)));
    }

    [Fact]
    public void PauseBetweenBatches_IsKeptAndThenEnds()
    {
        var pausing = Changed(Decide(Halfway, isComplete: true, TimeSpan.FromMinutes(5)));

        Assert.Equal(Now.AddMinutes(5), pausing.PauseUntil);
        Assert.True(pausing.HasMembersOf(Halfway));
        Assert.Equal(new GroupStep.Pause(Now.AddMinutes(5)), Decide(pausing, isComplete: true, TimeSpan.FromMinutes(5)));
        var next = Changed(Decide(pausing with { PauseUntil = Now }, isComplete: true, TimeSpan.FromMinutes(5)));
        Assert.Null(next.PauseUntil);
        Assert.Equal(["0:new", "1:new"], NumberedGroupTests.Names(next));
    }

    [Fact]
    public void LastBatchIsComplete_NothingIsUnderWayAnyMore()
    {
        var last = NumberedGroupTests.Group("0:new", "1:new") with { Rolling = "new", IsBeingMade = true };
        var settled = Changed(Decide(last, isComplete: true));

        Assert.Equal(last.Settled, settled with { Members = last.Members });
        Assert.IsType<GroupStep.Nothing>(Decide(settled, isComplete: true));
        Assert.IsType<GroupStep.Wait>(Decide(settled, isComplete: false));
    }

    private static GroupStep Decide(GroupState state, bool isComplete, TimeSpan pause = default) =>
        GroupSteps.Decide(state, NumberedGroup.Next(state, Rolling), pause, isComplete, Now);

    private static GroupState Changed(GroupStep step) => Assert.IsType<GroupStep.Change>(step).State;
}
