namespace Heat.Engine.Groups;

/// <summary>Decides what a signal to a scaling policy does. What the signal says does not matter: as in Heat any signal scales.</summary>
public static class ScalingDecider
{
    /// <summary>The new size and until when policies leave the group alone; null: nothing is done.</summary>
    /// <param name="group">The group.</param>
    /// <param name="adjustment">What the policy asks for.</param>
    /// <param name="cooldown">The policy's own pause after it; null: the group's.</param>
    /// <param name="now">The time.</param>
    public static ScalingVerdict? Decide(ScaledGroup group, ScalingAdjustment adjustment, TimeSpan? cooldown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(adjustment);
        if (!group.IsComplete || group.CoolsUntil > now)
        {
            return null;
        }

        var current = group.Bounds.Clamp(group.Size);
        var size = adjustment.SizeAfter(current, group.Bounds);
        var pause = cooldown ?? group.Cooldown;
        return size == current ? null : new ScalingVerdict(size, pause > TimeSpan.Zero ? now + pause : null);
    }
}

/// <summary>A group as a scaling policy sees it.</summary>
/// <param name="Size">How many members were asked for.</param>
/// <param name="Bounds">How many it may have.</param>
/// <param name="IsComplete">Nothing is under way in it, and nothing is wrong.</param>
/// <param name="Cooldown">The group's own pause after a change.</param>
/// <param name="CoolsUntil">Until when policies leave it alone; null: they need not.</param>
public sealed record ScaledGroup(int Size, SizeBounds Bounds, bool IsComplete, TimeSpan Cooldown, DateTimeOffset? CoolsUntil);

/// <summary>What a scaling policy does.</summary>
/// <param name="Size">The new size.</param>
/// <param name="CoolsUntil">Until when policies leave the group alone; null: they need not.</param>
public sealed record ScalingVerdict(int Size, DateTimeOffset? CoolsUntil);
