using System.Globalization;
using Heat.Engine.Groups;
using Heat.Engine.Resources;

namespace Heat.Resources.Nesting;

/// <summary>Refuses pauses between batches that leave no time for the batches.</summary>
internal static class PauseCheck
{
    /// <summary>Looks whether the batches ahead fit into the stack's timeout.</summary>
    /// <exception cref="OpenStack.Errors.OpenStackException">They do not.</exception>
    public static void Check(ResourceContext resource, GroupState state, GroupGoal goal, Func<GroupState, GroupGoal, GroupState> next)
    {
        var pause = goal.PauseOf(state);
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        var batches = BatchCount.Of(state, goal, next);
        var pauses = pause * Math.Max(batches - 1, 0);
        if (pauses >= resource.StackTimeout)
        {
            throw Refusal.Of(
                "orchestration",
                $"{resource.Name}: The current update policy will result in stack update timeout: the pauses between {batches} batches take "
                + $"{Seconds(pauses)}, the stack has {Seconds(resource.StackTimeout)}. Shorten pause_time, raise max_batch_size or raise the stack's timeout.");
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s");
}
