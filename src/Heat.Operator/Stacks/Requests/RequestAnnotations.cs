using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Recovery;

namespace Heat.Operator.Stacks.Requests;

/// <summary>Reads one-shot requests from a Stack's annotations: <c>orchestration.openstack.org/&lt;verb&gt;: target[,target…][@token]</c>.</summary>
/// <remarks>
/// The token only makes a value different from the last one, so that the same can be asked for again. Nothing here writes
/// an annotation: whoever may patch a Stack may ask, and takes the annotation away when they like.
/// </remarks>
internal static class RequestAnnotations
{
    private const string Prefix = V1Alpha1Stack.GroupName + "/";

    /// <summary>How an empty value is noted: API servers exist that take an empty text in a status for none.</summary>
    private const string NoWords = "@";

    /// <summary>Annotations of the operator's group that ask for nothing.</summary>
    private static readonly FrozenSet<string> NoVerbs = FrozenSet.Create(StringComparer.Ordinal, RecoveryInputs.RenewAnnotation);

    /// <summary>The requests, those that were carried out included; in the order of their verbs.</summary>
    public static ImmutableArray<StackRequest> Read(V1Alpha1Stack stack) =>
    [
        .. (stack.Metadata.Annotations ?? [])
            .Where(annotation => annotation.Key.StartsWith(Prefix, StringComparison.Ordinal) && !NoVerbs.Contains(annotation.Key))
            .OrderBy(annotation => annotation.Key, StringComparer.Ordinal)
            .Select(annotation => Parse(annotation.Key[Prefix.Length..], annotation.Value is "" ? NoWords : annotation.Value, stack.Status?.Handled)),
    ];

    /// <summary>Something else is asked for.</summary>
    public static bool Differ(V1Alpha1Stack before, V1Alpha1Stack after) =>
        !Read(before).Select(request => (request.Verb, request.Value)).SequenceEqual(Read(after).Select(request => (request.Verb, request.Value)));

    private static StackRequest Parse(string verb, string value, Dictionary<string, string>? handled)
    {
        var end = value.LastIndexOf('@');
        var targets = end < 0 ? value : value[..end];
        return new StackRequest(
            verb,
            value,
            [.. targets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            WasHandled: handled?.GetValueOrDefault(verb) == value);
    }
}
