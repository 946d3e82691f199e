using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

public sealed class BatchCountTests
{
    [Fact]
    public void Batches_AreCountedAhead()
    {
        var goal = NumberedGroupTests.Goal(5) with { Making = new BatchPolicy(2, 0, TimeSpan.Zero) };

        Assert.Equal(3, BatchCount.Of(GroupState.New, goal, NumberedGroup.Next));
        Assert.Equal(0, BatchCount.Of(NumberedGroupTests.Group("0:new"), NumberedGroupTests.Goal(1), NumberedGroup.Next));
    }
}
