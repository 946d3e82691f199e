using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>Makes of a spec what it says beside the template. Pure.</summary>
internal static class SpecInput
{
    /// <summary>What the spec says beside the template.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="generation">Which desired state it is.</param>
    public static StackInput Of(V1Alpha1Stack stack, long generation) => new()
    {
        Stack = stack.Identity(),
        Generation = generation,
        RollsBack = stack.Spec.OnFailure == FailurePolicy.Rollback,
        IsInside = stack.Spec.Nested?.Parent is not null,
        Timeout = Durations.Parse(stack.Spec.Timeout, TimeSpan.FromHours(1)),
        Drift = stack.Spec.Drift?.Policy ?? DriftPolicy.Correct,
        DriftOverrides = Overrides(stack.Spec.Drift),
        IsSuspended = stack.Spec.RunState == RunState.Suspended,
        Skip = [.. stack.Spec.SkipResources ?? []],
    };

    private static ImmutableDictionary<string, DriftPolicy> Overrides(DriftSpec? drift)
    {
        var overrides = ImmutableDictionary.CreateBuilder<string, DriftPolicy>(StringComparer.Ordinal);
        foreach (var resource in drift?.Resources ?? [])
        {
            if (resource.Policy is { } policy)
            {
                overrides[resource.Name] = policy;
            }

            foreach (var (property, propertyPolicy) in resource.Properties ?? [])
            {
                overrides[$"{resource.Name}.{property}"] = propertyPolicy;
            }
        }

        return overrides.ToImmutable();
    }
}
