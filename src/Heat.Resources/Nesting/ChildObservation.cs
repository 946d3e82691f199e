using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Nesting;

/// <summary>What the state of a stack means for the resource that it belongs to.</summary>
internal static class ChildObservation
{
    /// <summary>It is never failed for good: it mends itself, and tells meanwhile what is wrong in it.</summary>
    public static Observation Of(ChildStack child) => child switch
    {
        { IsDeleting: true } => Pending(child, "The stack inside is being removed") with { Deleting = true },
        { IsCurrent: false } => new Observation(Lifecycle.Pending, "The stack inside has not taken note of its template yet"),
        { Status: StackStatus.Complete } => new Observation(Lifecycle.Ready) { IsSuspended = child.Action == StackAction.Suspend },
        { Status: StackStatus.Failed, Action: StackAction.Check, Troubles.IsEmpty: false } => Pending(child, "A check found faults") with { IsFromCheck = true },
        _ => Pending(child, "The stack inside is at work"),
    };

    private static Observation Pending(ChildStack child, string otherwise) => new(Lifecycle.Pending, child.Reason.Length > 0 ? child.Reason : otherwise)
    {
        Troubles = child.Status == StackStatus.Failed ? Troubles(child) : [],
        IsStalled = child.IsStalled,
    };

    private static ImmutableArray<Trouble> Troubles(ChildStack child) =>
        child.Troubles.IsEmpty ? [new Trouble("", child.Reason)] : child.Troubles;
}
