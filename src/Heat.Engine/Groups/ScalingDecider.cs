namespace Heat.Engine.Groups;

/// <summary>Decides what a signal to a scaling policy does. What the signal says does not matter: as in Heat any signal scales.</summary>
public static class ScalingDecider
{
    /// <summary>The new size and until when policies leave the group alone; or why nothing is done.</summary>
    /// <param name="group">The group.</param>
    /// <param name="adjustment">What the policy asks for.</param>
    /// <param name="cooldown">The policy's own pause after it; null: the group's.</param>
    /// <param name="now">The time.</param>
    public static ScalingDecision Decide(ScaledGroup group, ScalingAdjustment adjustment, TimeSpan? cooldown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(adjustment);
        if (!group.IsComplete)
        {
            return Nothing($"the group is at work, or something in it failed");
        }

        if (group.CoolsUntil is { } end && end > now)
        {
            return Nothing($"the group cools down until {end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        var current = group.Bounds.Clamp(group.Size);
        var size = adjustment.SizeAfter(current, group.Bounds);
        var pause = cooldown ?? group.Cooldown;
        return size == current
            ? Nothing(WhyTheSame(adjustment, current, group.Bounds))
            : new ScalingDecision(new ScalingVerdict(size, pause > TimeSpan.Zero ? now + pause : null), null);
    }

    private static FormattableString WhyTheSame(ScalingAdjustment adjustment, int current, SizeBounds bounds) => adjustment.Wanted(current) switch
    {
        var wanted when wanted > current && current == bounds.Max => $"the group has its greatest size, {current}",
        var wanted when wanted < current && current == bounds.Min => $"the group has its least size, {current}",
        _ when adjustment.Type == AdjustmentType.ExactCapacity => $"it is {current} already",
        _ when adjustment.Type == AdjustmentType.ChangeInCapacity => $"a change by {adjustment.Amount} leaves it at {current}",
        _ => $"a change by {adjustment.Amount} % leaves it at {current}",
    };

    private static ScalingDecision Nothing(FormattableString why) => new(null, FormattableString.Invariant(why));
}

/// <summary>A group as a scaling policy sees it.</summary>
/// <param name="Size">How many members were asked for.</param>
/// <param name="Bounds">How many it may have.</param>
/// <param name="IsComplete">Nothing is under way in it, and nothing is wrong.</param>
/// <param name="Cooldown">The group's own pause after a change.</param>
/// <param name="CoolsUntil">Until when policies leave it alone; null: they need not.</param>
public sealed record ScaledGroup(int Size, SizeBounds Bounds, bool IsComplete, TimeSpan Cooldown, DateTimeOffset? CoolsUntil);

/// <summary>What a signal to a scaling policy comes to.</summary>
/// <param name="Verdict">What is done; null: nothing.</param>
/// <param name="WhyNothing">Why nothing is done: part of a sentence, for people. Null where something is.</param>
public sealed record ScalingDecision(ScalingVerdict? Verdict, string? WhyNothing);

/// <summary>What a scaling policy does.</summary>
/// <param name="Size">The new size.</param>
/// <param name="CoolsUntil">Until when policies leave the group alone; null: they need not.</param>
public sealed record ScalingVerdict(int Size, DateTimeOffset? CoolsUntil);
