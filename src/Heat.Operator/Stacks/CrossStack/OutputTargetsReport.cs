using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>How it stands with the objects of <c>spec.outputsTo</c>.</summary>
/// <param name="Written">Those that hold outputs: kind and name.</param>
/// <param name="Problem">What is wrong with some of them; null: nothing.</param>
internal sealed record OutputTargetsReport(IReadOnlyList<string> Written, StackProblem? Problem)
{
    /// <summary>Digest of the outputs that the stack tells the one in which it stands; null: it tells none.</summary>
    public string? Digest { get; init; }

    /// <summary>The status with this in it. A stack whose outputs do not reach others is not ready, whatever its resources are.</summary>
    public V1Alpha1StackStatus AddTo(V1Alpha1StackStatus composed, V1Alpha1Stack stack, DateTimeOffset now)
    {
        var status = composed with { OutputsDigest = Digest, OutputsWrittenTo = Written.Count == 0 ? null : [.. Written] };
        if (Problem is null)
        {
            return status;
        }

        var refused = StatusComposer.Compose(stack, Problem, now);
        return status with
        {
            Reason = refused.Reason,
            Conditions = [.. refused.Conditions!, .. composed.Conditions!.Where(condition => condition.Type == ConditionTypes.Drifted)], // both were composed
        };
    }
}
