using Heat.Engine.Execution;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Revisions;

/// <summary>What people read about a stack that is not what its spec says.</summary>
internal static class ServingSentences
{
    /// <summary>The entry in the status; null while the spec is served.</summary>
    public static ServingStatus? StatusOf(Serving? serving) => serving is null or { Kind: ServingKind.Spec }
        ? null
        : new ServingStatus { Kind = serving.Kind, Snapshot = serving.Snapshot, Reason = serving.Reason };

    /// <summary>The sentence on a stack that went back as far as it had to; null for any other.</summary>
    public static string? OfRolledBack(PassReport report) =>
        report is { Status: StackStatus.Complete, Serving: { Kind: ServingKind.Rollback } serving }
            ? $"{report.Reason}. {Where(serving)} It went back because: {serving.Reason?.TrimEnd('.')}. "
                + "Change the spec, or set the annotation orchestration.openstack.org/retry to try it as it is."
            : null;

    private static string Where(Serving serving) => serving.Revision == 0
        ? "Everything was removed."
        : "The stack is as it was when it was complete last.";
}
