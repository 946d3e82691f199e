using Heat.Engine.Revisions;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Whose changes wait for approval.</summary>
/// <remarks>
/// What the spec newly says does. Going back to what was in force before, and to a snapshot that somebody named, does not: it was approved
/// then, or was asked for by hand. A stack inside a stack follows what was approved at the root.
/// </remarks>
internal static class Approvals
{
    /// <summary>A new desired state of the stack must be approved.</summary>
    public static bool AreNeeded(V1Alpha1Stack stack, Serving serving) =>
        stack.Spec.Approval == ApprovalMode.Manual && serving.Kind == ServingKind.Spec;
}
