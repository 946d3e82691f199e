using System.Collections.Immutable;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Stacks.Requests;

/// <summary>What is asked of a Stack: by its own annotations, and by those of the Stacks in which it stands, as far as they reach it.</summary>
internal sealed class StackRequests(StackFamily family)
{
    /// <summary>The requests, one of each verb; its own annotation goes before one from above.</summary>
    public ImmutableArray<StackRequest> Of(V1Alpha1Stack stack)
    {
        var own = RequestAnnotations.Read(stack);
        if (family.Parent(stack) is not { } parent || stack.Spec.Nested is not { } nested)
        {
            return own;
        }

        var verbs = own.Select(request => request.Verb).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. own,
            .. Of(parent)
                .Where(request => !verbs.Contains(request.Verb))
                .Select(request => RequestReach.Inside(request, nested.Resource ?? "", stack.IsBeingDeleted()))
                .OfType<StackRequest>()
                .Select(request => request with { WasHandled = stack.Status?.Handled?.GetValueOrDefault(request.Verb) == request.Value }),
        ];
    }
}
