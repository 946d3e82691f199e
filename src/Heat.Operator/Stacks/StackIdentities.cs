using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>Who a Stack is.</summary>
internal static class StackIdentities
{
    /// <summary>The stack's identity, as engine and store know it.</summary>
    public static StackIdentity Identity(this V1Alpha1Stack stack) =>
        new(new StackId(stack.Metadata.Uid!), stack.Spec.Nested?.StackName ?? stack.Metadata.Name!, stack.Metadata.Namespace ?? "") // stored objects have both
        {
            ObjectName = stack.Metadata.Name!, // as above
        };
}
