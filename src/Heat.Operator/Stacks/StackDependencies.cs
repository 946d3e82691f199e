using Heat.Operator.Entities;
using Heat.Operator.Stacks.CrossStack;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks;

/// <summary>The order between Stacks: <c>dependsOn</c> and references to outputs hold on create and, the other way round, on delete.</summary>
internal sealed class StackDependencies(IStackLookup stacks)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>The Stack that must be ready first, as a problem; null if all are.</summary>
    public StackProblem? NotReady(V1Alpha1Stack stack)
    {
        var keys = SourceReferences.Stacks(stack).ToList();
        if (keys.Count > 0 && DependencyCycle.Find(stack, stacks.Find) is { } cycle)
        {
            return StackProblem.Stalled(
                StackReason.InvalidSpec,
                $"The Stacks wait for each other in a circle, by spec.dependsOn or spec.parametersFrom[].stackRef: {string.Join(" -> ", cycle)}. Take one of the references out.");
        }

        foreach (var key in keys)
        {
            var needed = stacks.Find(key);
            if (needed is null || needed.IsBeingDeleted() || !IsReady(needed))
            {
                var why = needed is null ? "does not exist" : needed.IsBeingDeleted() ? "is being deleted" : "is not ready";
                return StackProblem.Passing(StackReason.DependencyNotReady, $"Stack '{key.Name}' {why}; this one waits for it.", LookAgain);
            }
        }

        return null;
    }

    /// <summary>The Stacks that still need this one, as a problem; null if none does.</summary>
    public StackProblem? StillNeeded(V1Alpha1Stack stack)
    {
        // Stacks that wait for each other in a circle would all stay for ever: they hold none of them back.
        var names = stacks.DependentsOf(EntityKey.Of(stack))
            .Where(dependent => !DependencyCycle.Needs(stack, EntityKey.Of(dependent), stacks.Find))
            .Select(dependent => dependent.Metadata.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? null
            : StackProblem.Passing(
                StackReason.StillNeeded,
                $"Deletion waits for the Stacks that depend on this one: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? ", …" : "")}.",
                LookAgain);
    }

    private static bool IsReady(V1Alpha1Stack stack) =>
        stack.Status?.ObservedGeneration == stack.Metadata.Generation
        && stack.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Ready, Status: "True" }) == true;
}

/// <summary>Finds Stacks without asking the API server.</summary>
internal interface IStackLookup
{
    /// <summary>A Stack, or null.</summary>
    V1Alpha1Stack? Find(EntityKey key);

    /// <summary>The Stack of an id, or null.</summary>
    V1Alpha1Stack? FindById(string id);

    /// <summary>The Stacks that depend on this one.</summary>
    IEnumerable<V1Alpha1Stack> DependentsOf(EntityKey key);
}
