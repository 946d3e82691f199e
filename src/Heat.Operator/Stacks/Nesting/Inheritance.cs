using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>What a stack takes over from those above it. Pure.</summary>
internal static class Inheritance
{
    /// <summary>The spec by which a stack lives: its own, and where that says nothing, that of the next one above that says something.</summary>
    /// <param name="own">Its own spec.</param>
    /// <param name="above">The specs above it, the nearest first.</param>
    public static V1Alpha1StackSpec Of(V1Alpha1StackSpec own, IEnumerable<V1Alpha1StackSpec> above) => above.Aggregate(own, From);

    /// <summary>Two specs hand the same on.</summary>
    public static bool HandsOnTheSame(V1Alpha1StackSpec left, V1Alpha1StackSpec right) =>
        left.CloudCredentialsRef == right.CloudCredentialsRef && left.Region == right.Region && left.Timeout == right.Timeout
        && left.Suspend == right.Suspend && left.RunState == right.RunState && left.DeletionPolicy == right.DeletionPolicy
        && left.DeletionProtection == right.DeletionProtection && left.Drift?.Policy == right.Drift?.Policy
        && left.Drift?.Interval == right.Drift?.Interval;

    private static V1Alpha1StackSpec From(V1Alpha1StackSpec spec, V1Alpha1StackSpec above) => spec with
    {
        // A stack in another cloud has nothing to do with the region of the one above.
        Region = spec.Region ?? (spec.CloudCredentialsRef is null ? above.Region : null),
        CloudCredentialsRef = spec.CloudCredentialsRef ?? above.CloudCredentialsRef,
        Timeout = spec.Timeout ?? above.Timeout,
        Suspend = spec.Suspend == true ? true : above.Suspend,
        RunState = spec.RunState == RunState.Suspended ? RunState.Suspended : above.RunState,
        DeletionPolicy = spec.DeletionPolicy == StackDeletionPolicy.Orphan ? spec.DeletionPolicy : above.DeletionPolicy,
        DeletionProtection = spec.DeletionProtection == true ? true : above.DeletionProtection,
        Drift = spec.Drift ?? (above.Drift is { } drift ? drift with { Resources = null } : null),
    };
}
