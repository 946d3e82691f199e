namespace Heat.Engine.Groups;

/// <summary>What the number of a scaling policy means.</summary>
public enum AdjustmentType
{
    /// <summary>So many members more, or fewer.</summary>
    ChangeInCapacity,

    /// <summary>So many members.</summary>
    ExactCapacity,

    /// <summary>So many per cent more, or fewer.</summary>
    PercentChangeInCapacity,
}

/// <summary>How a scaling policy changes the size of a group.</summary>
/// <param name="Type">What the number means.</param>
/// <param name="Amount">The number.</param>
/// <param name="MinimumStep">A change in per cent is at least so many members; null: whatever it comes to.</param>
public sealed record ScalingAdjustment(AdjustmentType Type, double Amount, int? MinimumStep)
{
    /// <summary>The size after the change, within the bounds of the group.</summary>
    /// <param name="current">The size before.</param>
    /// <param name="bounds">The group's bounds.</param>
    public int SizeAfter(int current, SizeBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return bounds.Clamp(Wanted(current));
    }

    /// <summary>The size after the change, whatever the group's bounds; it may have a fraction.</summary>
    internal double Wanted(int current) => Type switch
    {
        AdjustmentType.ExactCapacity => Amount,
        AdjustmentType.ChangeInCapacity => current + Amount,
        _ => current + Step(current),
    };

    /// <summary>Less than one member counts as one, more is cut down to whole members.</summary>
    private double Step(int current)
    {
        var step = current * Amount / 100;
        var whole = Math.Abs(step) < 1 ? Math.Sign(step) : Math.Truncate(step);
        return MinimumStep is { } least && Math.Abs(whole) < least ? least * Math.Sign(Amount) : whole;
    }
}
