using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Stacks.Status;

/// <summary>What the scale subresource shows of the Stack of a group that can be scaled. Nothing of any other Stack.</summary>
internal static class GroupStatus
{
    /// <summary>Autoscalers ask for a selector, although members are no Pods. It selects none.</summary>
    private const string Label = V1Alpha1Stack.GroupName + "/member-of";

    /// <summary>How many members there are, ready or not.</summary>
    public static int? Replicas(V1Alpha1Stack stack, ResourceCounts counts) => IsScaled(stack) ? counts.Total : null;

    /// <summary>The selector.</summary>
    public static string? Selector(V1Alpha1Stack stack) =>
        IsScaled(stack) ? $"{Label}={ChildNames.LabelOf(stack.Metadata.Name!)}" : null; // a stored object has a name

    /// <summary>What whoever asked for a size is told where another one came of it; empty: nothing.</summary>
    public static string Note(V1Alpha1Stack stack, ResourceCounts counts) => IsScaled(stack) && counts.Complete == counts.Total && stack.Spec.Replicas != counts.Total
        ? $". spec.replicas asks for {stack.Spec.Replicas} members: min_size, max_size or spared members leave {counts.Total}"
        : "";

    private static bool IsScaled(V1Alpha1Stack stack) => stack.Spec is { Nested: not null, Replicas: not null };
}
