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

    public string? Objection(PassScope scope, StackRequest request)
    {
        var gone = request.Targets.Where(target => AcceptedTargets.Resources(target).Any(name => IsGone(scope, name))).ToImmutableArray();
        return gone.IsEmpty
            ? null
            : $"The object is gone from the cloud, and has nothing to accept: {Sentences.Listed(gone)}.{(gone.Length < request.Targets.Length ? " The others are accepted." : "")} Take the resource out of the template, or let drift.policy Correct make it anew.";
    }

    private static bool IsGone(PassScope scope, string name) =>
        scope.Ledger.Current(name) is { } current && scope.Memory.Drift.TryGetValue(current.ShortId, out var drift) && drift.Any(one => one.Property.Length == 0);
}
