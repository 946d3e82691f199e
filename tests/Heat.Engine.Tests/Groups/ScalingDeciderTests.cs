using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>What signals to scaling policies do.</summary>
public sealed class ScalingDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ScaledGroup Group = new(4, new SizeBounds(1, 10), IsComplete: true, TimeSpan.FromSeconds(60), CoolsUntil: null);

    [Theory]
    [InlineData(AdjustmentType.ChangeInCapacity, 2, null, 6)]
    [InlineData(AdjustmentType.ChangeInCapacity, -9, null, 1)]
    [InlineData(AdjustmentType.ChangeInCapacity, 1.9, null, 5)]
    [InlineData(AdjustmentType.ExactCapacity, 7, null, 7)]
    [InlineData(AdjustmentType.ExactCapacity, 70, null, 10)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, 50, null, 6)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, 10, null, 5)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, -10, null, 3)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, 40, null, 5)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, 40, 3, 7)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, -40, 2, 2)]
    [InlineData(AdjustmentType.PercentChangeInCapacity, 0, 2, 4)]
    public void Adjustment_IsRoundedAsHeatDoes(AdjustmentType type, double amount, int? minimumStep, int expected) =>
        Assert.Equal(expected, new ScalingAdjustment(type, amount, minimumStep).SizeAfter(4, Group.Bounds));

    [Fact]
    public void GroupAtRest_IsScaled_AndCools() =>
        Assert.Equal(new ScalingVerdict(5, Now.AddSeconds(60)), ScalingDecider.Decide(Group, OneMore, cooldown: null, Now).Verdict);

    [Fact]
    public void PolicysOwnCooldown_GoesBeforeTheGroups() =>
        Assert.Equal(new ScalingVerdict(5, null), ScalingDecider.Decide(Group, OneMore, TimeSpan.Zero, Now).Verdict);

    [Fact]
    public void SizeThatWasAskedForBeyondTheBounds_CountsAsTheBound() =>
        Assert.Equal(9, ScalingDecider.Decide(Group with { Size = 50 }, new(AdjustmentType.ChangeInCapacity, -1, null), null, Now).Verdict!.Size);

    [Fact]
    public void GroupThatIsBusyOrCools_IsLeftAlone_AndSaysWhy()
    {
        Assert.Equal("the group is at work, or something in it failed", WhyNothing(Group with { IsComplete = false }, OneMore));
        Assert.Equal("the group cools down until 2026-01-01T00:00:01Z", WhyNothing(Group with { CoolsUntil = Now.AddSeconds(1) }, OneMore));
    }

    [Theory]
    [InlineData(10, AdjustmentType.ChangeInCapacity, 1, null, "the group has its greatest size, 10")]
    [InlineData(50, AdjustmentType.ChangeInCapacity, 1, null, "the group has its greatest size, 10")]
    [InlineData(10, AdjustmentType.ExactCapacity, 12, null, "the group has its greatest size, 10")]
    [InlineData(1, AdjustmentType.PercentChangeInCapacity, -50, 2, "the group has its least size, 1")]
    [InlineData(4, AdjustmentType.ExactCapacity, 4, null, "it is 4 already")]
    [InlineData(4, AdjustmentType.ChangeInCapacity, 0, null, "a change by 0 leaves it at 4")]
    [InlineData(4, AdjustmentType.ChangeInCapacity, 0.5, null, "a change by 0.5 leaves it at 4")]
    [InlineData(4, AdjustmentType.PercentChangeInCapacity, 0, 2, "a change by 0 % leaves it at 4")]
    public void SizeThatStays_SaysWhy(int size, AdjustmentType type, double amount, int? minimumStep, string why) =>
        Assert.Equal(why, WhyNothing(Group with { Size = size }, new(type, amount, minimumStep)));

    private static ScalingAdjustment OneMore => new(AdjustmentType.ChangeInCapacity, 1, null);

    private static string? WhyNothing(ScaledGroup group, ScalingAdjustment adjustment)
    {
        var decision = ScalingDecider.Decide(group, adjustment, cooldown: null, Now);
        Assert.Null(decision.Verdict);
        return decision.WhyNothing;
    }
}
