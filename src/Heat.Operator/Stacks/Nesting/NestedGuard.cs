using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Refuses a Stack that only looks as if it stood in another one.</summary>
internal sealed class NestedGuard(StackFamily family)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong, or null.</summary>
    public StackProblem? Check(V1Alpha1Stack stack)
    {
        if (stack.Spec.Nested is not { } nested)
        {
            return stack.Spec.Replicas is null
                ? null
                : StackProblem.Stalled(StackReason.InvalidSpec, "spec.replicas is the size of a group; this Stack is none. Remove it, and scale the Stack of the group.");
        }

        var canStandAlone = stack.IsBeingDeleted() && stack.Spec.CloudCredentialsRef is not null;
        if (nested.Parent is null || family.Parent(stack) is not null || canStandAlone)
        {
            return null;
        }

        return StackFamily.OwnerOf(stack).Length == 0
            ? StackProblem.Stalled(
                StackReason.InvalidSpec,
                "spec.nested is written by the operator alone. Remove it and give spec.template; stacks inside a stack are made by resources of its template.")
            : StackProblem.Passing(
                StackReason.ParentMissing,
                $"The Stack '{nested.Parent}', in which this one stands, is gone. To remove this one with its cloud objects, give it spec.cloudCredentialsRef and delete it.",
                LookAgain);
    }
}
