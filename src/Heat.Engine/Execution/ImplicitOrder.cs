using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Resources;

namespace Heat.Engine.Execution;

/// <summary>The orders that the types add to a template, worked out once per desired state.</summary>
internal static class ImplicitOrder
{
    private static readonly ResourceValues Nothing = new();

    /// <summary>By logical name. References stay unknown: two of the same place are equal, and that is all the types need.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> Of(PassScope scope)
    {
        if (scope.Memory.Implicit is { } known && known.Generation == scope.Input.Generation)
        {
            return known.Requirements;
        }

        var adding = scope.Definitions.Values.Select(definition => definition.Type).Distinct()
            .Where(type => scope.Drivers.Find(type) is IAddsDependencies)
            .ToHashSet();
        var found = adding.Count == 0
            ? ImmutableDictionary<string, ImmutableHashSet<string>>.Empty
            : ImplicitRequirements.Collect(Planned(scope), type => adding.Contains(type) ? scope.Drivers.Find(type) as IAddsDependencies : null);
        scope.Memory.Implicit = (scope.Input.Generation, found);
        return found;
    }

    private static List<PlannedResource> Planned(PassScope scope) =>
    [
        .. scope.Input.Template!.Resources.Select(definition => new PlannedResource( // a definition has a template
            definition.Name, definition.Type, scope.Input.Template.Evaluate(definition.Name, Nothing).Properties, definition.Requirements)),
    ];
}
