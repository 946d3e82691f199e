using System.Collections.Immutable;

namespace Heat.Engine.Requests;

/// <summary>A stack inside a stack, as far as requests are concerned.</summary>
/// <param name="Resource">The resource that it is.</param>
/// <param name="CanAnswer">It runs passes: neither is it on its way out, nor does something keep it from all work.</param>
/// <param name="Handled">What it carried out, by <see cref="StackRequest.Key"/>.</param>
public readonly record struct InsideStack(string Resource, bool CanAnswer, IReadOnlyDictionary<string, string> Handled);

/// <summary>How far a request reaches into the stacks inside a stack, and which of them it waits for. Pure.</summary>
public static class RequestReach
{
    /// <summary>The request as the stack inside has it; null: it does not concern that one.</summary>
    /// <param name="request">The request to the stack outside.</param>
    /// <param name="resource">The resource that the stack inside is.</param>
    /// <param name="isBeingDeleted">The stack inside is being deleted.</param>
    public static StackRequest? Inside(StackRequest request, string resource, bool isBeingDeleted) =>
        Concerning(request, resource, isBeingDeleted) is { } reached
            ? reached with { Above = request.Above + 1, WaitsFor = [], WasHandled = false }
            : null;

    /// <summary>Why a stack inside another one refuses to want something else than that one says.</summary>
    /// <param name="instead">What to do instead, in one sentence.</param>
    public static string NotInside(string instead) => $"What this stack wants is said by the stack in which it stands. {instead}";

    /// <summary>The request with the resources whose stacks have to carry it out first: a check tells what was found inside too.</summary>
    /// <param name="request">The request to the stack outside.</param>
    /// <param name="inside">The stacks right inside.</param>
    public static StackRequest Waiting(StackRequest request, IEnumerable<InsideStack> inside) => request is { Verb: RequestVerbs.Check, WasHandled: false }
        ? request with
        {
            WaitsFor =
            [
                .. inside.Where(stack => stack.CanAnswer && !HasAnswered(request, stack)).Select(stack => stack.Resource).Order(StringComparer.Ordinal),
            ],
        }
        : request;

    private static bool HasAnswered(StackRequest request, InsideStack stack) =>
        Inside(request, stack.Resource, isBeingDeleted: false) is not { } reached
        || (stack.Handled.TryGetValue(reached.Key, out var handled) && handled == reached.Value);

    private static StackRequest? Concerning(StackRequest request, string resource, bool isBeingDeleted) => request.Verb switch
    {
        RequestVerbs.Retry or RequestVerbs.Reconcile => request,
        RequestVerbs.Check => isBeingDeleted ? null : request,
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
