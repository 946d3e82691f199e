using Heat.Engine.Execution;
using Heat.Engine.Requests;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>What people read about work that is under way.</summary>
internal static class ProgressSentences
{
    private const string WaitsFor = "waits for ";

    /// <summary>The sentence on the stack, with what its reader may have to do: a hook is named with the command that clears it.</summary>
    public static string Of(V1Alpha1Stack stack, PassReport report)
    {
        if (report is { Status: StackStatus.Failed, Serving.Kind: ServingKind.Stopped })
        {
            return stack.Spec.Nested is { Parent: not null, Root: { } root }
                ? $"{report.Reason}. What is there stays. To go on, set the annotation {V1Alpha1Stack.GroupName}/{RequestVerbs.Retry} of Stack '{root}'"
                : $"{report.Reason}. What is there stays. To go on, set the annotation {V1Alpha1Stack.GroupName}/{RequestVerbs.Retry}; or change the spec, or delete the Stack";
        }

        if (report.Status == StackStatus.Complete || report.Awaiting is not null)
        {
            return report.Reason;
        }

        var working = report.Resources.Where(resource => resource.IsCurrent && resource.Status == StackStatus.InProgress).ToList();
        return working.Find(resource => resource.Hook is not null) is { } waiting
            ? $"{report.Reason}. To let {waiting.Name} go on: "
                + $"kubectl annotate --overwrite stack {stack.Metadata.Name} {V1Alpha1Stack.GroupName}/{RequestVerbs.ClearHook}={waiting.Hook}:{waiting.Name}"
            : report.Status == StackStatus.InProgress || report.IsTimedOut ? WithReason(report, working) : report.Reason;
    }

    /// <summary>With what the first of them says that waits for none of the others: a signal, or a cloud that does not answer.</summary>
    private static string WithReason(PassReport report, List<ResourceReport> working) =>
        working.Find(resource => resource.Reason is { Length: > 0 } reason && !reason.StartsWith(WaitsFor, StringComparison.Ordinal)) is { } cause
        && !report.Reason.Contains(cause.Reason!, StringComparison.Ordinal) // found by its reason
            ? report.Reason.EndsWith($": {cause.Name}", StringComparison.Ordinal)
                ? $"{report.Reason} ({cause.Reason})"
                : $"{report.Reason} ({cause.Name}: {cause.Reason})"
            : report.Reason;
}
