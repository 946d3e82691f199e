using Heat.Engine.Execution;
using Heat.Engine.Requests;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>What people read about work that is under way.</summary>
internal static class ProgressSentences
{
    /// <summary>The sentence on the stack, with what its reader may have to do: a hook is named with the command that clears it.</summary>
    public static string Of(V1Alpha1Stack stack, PassReport report)
    {
        if (report.Status == StackStatus.Complete || report.Awaiting is not null)
        {
            return report.Reason;
        }

        var working = report.Resources.Where(resource => resource.IsCurrent && resource.Status == StackStatus.InProgress).ToList();
        return working.Find(resource => resource.Hook is not null) is { } waiting
            ? $"{report.Reason}. To let {waiting.Name} go on: "
                + $"kubectl annotate --overwrite stack {stack.Metadata.Name} {V1Alpha1Stack.GroupName}/{RequestVerbs.ClearHook}={waiting.Hook}:{waiting.Name}"
            : WithReason(report, working);
    }

    /// <summary>Where all waits for one resource, what that one waits for.</summary>
    private static string WithReason(PassReport report, List<ResourceReport> working) =>
        working is [{ Reason: { Length: > 0 } reason } only] && report.Reason.EndsWith($": {only.Name}", StringComparison.Ordinal)
            ? $"{report.Reason} ({reason.TrimEnd('.')})"
            : report.Reason;
}
