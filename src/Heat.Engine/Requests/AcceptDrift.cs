using System.Collections.Immutable;
using Heat.Engine.Approval;
using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary>
/// <c>accept-drift</c>: what the live objects have now is right. Targets are resources (<c>net</c>) and properties (<c>web.flavor</c>). This pass looks
/// at everything; where a target differs, the live value takes the place of the one that was applied.
/// </summary>
internal sealed class AcceptDrift : IRequestAction
{
    public string Verb => RequestVerbs.AcceptDrift;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (Refusal(scope, request.Targets) is { } refusal)
        {
            return RequestAnswer.Refused(refusal);
        }

        if (scope.Approval is ApprovalVerdict.Awaited or ApprovalVerdict.Unclear)
        {
            return RequestAnswer.Open("A change of the stack waits for approval; drift is accepted once that is decided.");
        }

        scope.Accepting.Add(request.Targets);
        scope.LookNow();
        return RequestAnswer.Done($"What differs now of {Sentences.Listed(request.Targets)} is accepted.") with { TakesThePass = true };
    }

    private static string? Refusal(PassScope scope, ImmutableArray<string> targets)
    {
        if (scope.Input.IsDeletion)
        {
            return "The stack is being deleted.";
        }

        if (targets.IsEmpty)
        {
            return "It names nothing. Name resources or properties, such as web.flavor,net.";
        }

        var unknown = targets.Where(target => !AcceptedTargets.Resources(target).Any(name => scope.Ledger.Current(name) is not null)).ToImmutableArray();
        return unknown.IsEmpty ? null : $"The stack has no resource of {Sentences.Listed(unknown)}.";
    }
}
