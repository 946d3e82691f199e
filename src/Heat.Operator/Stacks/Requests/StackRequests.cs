using System.Collections.Immutable;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Stacks.Requests;

/// <summary>What is asked of a Stack: by its own annotations, and by those of the Stacks in which it stands, as far as they reach it.</summary>
internal sealed class StackRequests(StackFamily family)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The requests: its own, then those from above, the nearest first.</summary>
    public ImmutableArray<StackRequest> Of(V1Alpha1Stack stack)
    {
        var asked = Asked(stack);
        return asked.Any(request => request is { Verb: RequestVerbs.Check, WasHandled: false })
            ? [.. asked.Select(request => RequestReach.Waiting(request, Inside(stack)))]
            : asked;
    }

    private ImmutableArray<StackRequest> Asked(V1Alpha1Stack stack)
    {
        var own = RequestAnnotations.Read(stack);
        if (family.Parent(stack) is not { } parent || stack.Spec.Nested is not { } nested)
        {
            return own;
        }

        return
        [
            .. own,
            .. Asked(parent)
                .Select(request => RequestReach.Inside(request, nested.Resource ?? "", stack.IsBeingDeleted()))
                .OfType<StackRequest>()
                .Select(request => request with { WasHandled = stack.Status?.Handled?.GetValueOrDefault(request.Key) == request.Value }),
        ];
    }

    private IEnumerable<InsideStack> Inside(V1Alpha1Stack stack) => family.Children(stack).Select(child =>
        new InsideStack(child.Spec.Nested?.Resource ?? "", CanAnswer(child), child.Status?.Handled ?? Nothing));

    private static bool CanAnswer(V1Alpha1Stack stack) => !stack.IsBeingDeleted()
        && stack.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Stalled, Status: "True" }) != true;
}
