using System.Collections.Immutable;
using Heat.Engine.Requests;

namespace Heat.Operator.Stacks.Requests;

/// <summary>How far a request reaches into the stacks inside a stack. Pure.</summary>
internal static class RequestReach
{
    /// <summary>The request as the stack inside has it; null: it does not concern that one.</summary>
    /// <param name="request">The request to the stack outside.</param>
    /// <param name="resource">The resource that the stack inside is.</param>
    /// <param name="isBeingDeleted">The stack inside is being deleted.</param>
    public static StackRequest? Inside(StackRequest request, string resource, bool isBeingDeleted) => request.Verb switch
    {
        RequestVerbs.Retry or RequestVerbs.Reconcile => request,
        RequestVerbs.ForceDelete => isBeingDeleted ? request : null,
        RequestVerbs.MarkUnhealthy => WithTargets(request, target => Shortened(target, resource)),
        RequestVerbs.ClearHook => WithTargets(request, target => ShortenedHook(target, resource)),
        _ => null,
    };

    private static StackRequest? WithTargets(StackRequest request, Func<string, string?> shorten)
    {
        var targets = request.Targets.Select(shorten).OfType<string>().ToImmutableArray();
        return targets.IsEmpty ? null : request with { Targets = targets };
    }

    /// <summary><c>group/0</c> is <c>0</c> for the stack that <c>group</c> is.</summary>
    private static string? Shortened(string target, string resource) =>
        target.StartsWith(resource + "/", StringComparison.Ordinal) ? target[(resource.Length + 1)..] : null;

    private static string? ShortenedHook(string target, string resource) => target.Split(':', 2) is [var hook, var path] && Shortened(path, resource) is { } rest
        ? $"{hook}:{rest}"
        : null;
}
