using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Requests;

/// <summary><c>mark-unhealthy: name[,name]</c>: a new object takes the place of each, however well the old one looks.</summary>
internal sealed class MarkUnhealthy : IRequestAction
{
    public string Verb => RequestVerbs.MarkUnhealthy;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted.");
        }

        if (request.Targets.IsEmpty)
        {
            return RequestAnswer.Refused("It names no resource: write name[,name…][@token].");
        }

        var obstacles = request.Targets.Select(name => Obstacle(scope, name)).OfType<string>().ToImmutableArray();
        if (!obstacles.IsEmpty)
        {
            return RequestAnswer.Refused(string.Join(" ", obstacles));
        }

        var inside = request.Targets.Where(InsideTargets.IsInside).ToImmutableArray();
        var own = request.Targets.RemoveAll(InsideTargets.IsInside);
        foreach (var current in own.Distinct(StringComparer.Ordinal).Select(name => scope.Ledger.Current(name)!)) // each was found above
        {
            scope.Ledger.Record(current with { IsUnhealthy = true });
            scope.Publish(current, ResourceAction.Check, Words.Failed, "It was marked unhealthy.");
        }

        return RequestAnswer.Done((own.IsEmpty ? "" : $"To be replaced: {Sentences.Listed(own)}.") + InsideTargets.Sentence(inside));
    }

    private static string? Obstacle(PassScope scope, string name) => InsideTargets.IsInside(name) ? InsideTargets.Obstacle(scope, name) : scope.Ledger.Current(name) switch
    {
        null => $"There is no resource '{name}' in this stack, or it is not made yet.",
        { IsExternal: true } => $"'{name}' is an external object, which is never replaced.",
        { PhysicalId: null } => $"'{name}' is not made yet.",
        _ when scope.Definitions.TryGetValue(name, out var definition) && Restrictions.OfReplace(definition) is { } restricted =>
            $"'{name}': {restricted}",
        _ => null,
    };
}
