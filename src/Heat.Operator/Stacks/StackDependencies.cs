using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>The order between Stacks: <c>dependsOn</c> holds on create and, the other way round, on delete.</summary>
internal sealed class StackDependencies(IStackLookup stacks)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>The Stack that must be ready first, as a problem; null if all are.</summary>
    public StackProblem? NotReady(V1Alpha1Stack stack)
    {
        foreach (var reference in stack.Spec.DependsOn ?? [])
        {
            if (reference.Name == stack.Metadata.Name)
            {
                return StackProblem.Stalled(StackReason.InvalidSpec, "spec.dependsOn names the Stack itself.");
            }

            var needed = stacks.Find(new EntityKey(stack.Metadata.Namespace, reference.Name));
            if (needed is null || needed.IsBeingDeleted() || !IsReady(needed))
            {
                var why = needed is null ? "does not exist" : needed.IsBeingDeleted() ? "is being deleted" : "is not ready";
                return StackProblem.Passing(StackReason.DependencyNotReady, $"Stack '{reference.Name}' {why}; this one waits for it.", LookAgain);
            }
        }

        return null;
    }

    /// <summary>The Stacks that still need this one, as a problem; null if none does.</summary>
    public StackProblem? StillNeeded(V1Alpha1Stack stack)
    {
        var names = stacks.DependentsOf(EntityKey.Of(stack)).Select(dependent => dependent.Metadata.Name).Order(StringComparer.Ordinal).ToList();
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

    /// <summary>The Stacks whose <c>dependsOn</c> names this one.</summary>
    IEnumerable<V1Alpha1Stack> DependentsOf(EntityKey key);
}
