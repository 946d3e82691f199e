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
        Assert.Equal(new ScalingVerdict(5, Now.AddSeconds(60)), ScalingDecider.Decide(Group, OneMore, cooldown: null, Now));

    [Fact]
    public void PolicysOwnCooldown_GoesBeforeTheGroups() =>
        Assert.Equal(new ScalingVerdict(5, null), ScalingDecider.Decide(Group, OneMore, TimeSpan.Zero, Now));

    [Fact]
    public void SizeThatWasAskedForBeyondTheBounds_CountsAsTheBound() =>
        Assert.Equal(9, ScalingDecider.Decide(Group with { Size = 50 }, new(AdjustmentType.ChangeInCapacity, -1, null), null, Now)!.Size);

    [Fact]
    public void GroupThatIsBusyOrCoolsOrIsFull_IsLeftAlone()
    {
        Assert.Null(ScalingDecider.Decide(Group with { IsComplete = false }, OneMore, null, Now));
        Assert.Null(ScalingDecider.Decide(Group with { CoolsUntil = Now.AddSeconds(1) }, OneMore, null, Now));
        Assert.Null(ScalingDecider.Decide(Group with { Size = 10 }, OneMore, null, Now));
    }

    private static ScalingAdjustment OneMore => new(AdjustmentType.ChangeInCapacity, 1, null);
}
