using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class ConditionSetTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void LongMessage_IsCut()
    {
        var conditions = new ConditionSet(null, 1, Now);
        conditions.Set(ConditionTypes.Ready, false, StackReason.ResourceFailed, new string('x', 100_000));
        var message = Assert.Single(conditions.ToList()).Message;
        Assert.Equal(1024, message?.Length);
        Assert.EndsWith("…", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TransitionTime_StaysWhileTheStatusStays()
    {
        var first = new ConditionSet(null, 1, Now);
        first.Set(ConditionTypes.Ready, false, StackReason.Progressing, "It begins.");
        var second = new ConditionSet(first.ToList(), 2, Now.AddMinutes(1));
        second.Set(ConditionTypes.Ready, false, StackReason.ResourceFailed, "It failed.");
        Assert.Equal(Now, Assert.Single(second.ToList()).LastTransitionTime);
        var third = new ConditionSet(second.ToList(), 2, Now.AddMinutes(2));
        third.Set(ConditionTypes.Ready, true, StackReason.Succeeded, "It is done.");
        Assert.Equal(Now.AddMinutes(2), Assert.Single(third.ToList()).LastTransitionTime);
    }
}
