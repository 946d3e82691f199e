using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Orphans;

/// <summary>Refuses a spec of a sweep that cannot be carried out. The rules that CEL can say stand in the CRD too.</summary>
internal static class SweepGuard
{
    /// <summary>What is wrong with the spec, or null.</summary>
    public static StackProblem? Check(V1Alpha1OrphanSweepSpec spec)
    {
        var fault = string.IsNullOrEmpty(spec.CloudCredentialsRef?.SecretName)
            ? "spec.cloudCredentialsRef.secretName is missing: name a Secret of this namespace that holds clouds.yaml."
            : Fault(spec.Interval, "spec.interval") ?? Fault(spec.GracePeriod, "spec.gracePeriod");
        return fault is null ? null : StackProblem.Stalled(StackReason.InvalidSpec, fault);
    }

    private static string? Fault(string? text, string path) => text is null || Durations.TryParse(text, out _)
        ? null
        : $"{path}: '{text}' is no duration above zero. Write a number with a unit, such as 90s, 10m or 1h30m.";
}
