using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>What a pass over any Stack has to know of Stacks that stand in one another.</summary>
internal sealed class NestedStacks(
    StackLineage lineage, NestedGuard guard, NestedSources sources, SourceBook book, ChildOutputs outputs, ChildObjects objects)
{
    /// <summary>The Stack with the spec by which it lives.</summary>
    public V1Alpha1Stack Effective(V1Alpha1Stack stack) => lineage.Effective(stack);

    /// <summary>What is wrong with its place in a tree, or null.</summary>
    public StackProblem? Guard(V1Alpha1Stack stack) => guard.Check(stack);

    /// <summary>Why its removal has to wait, or null.</summary>
    public StackProblem? WaitsForItsTurn(V1Alpha1Stack stack) => lineage.WaitsForItsTurn(stack);

    /// <summary>Removes what was kept for a Stack because it stood in another one.</summary>
    public async Task DeleteAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        await book.DeleteAsync(stack, cancellationToken);
        await outputs.DeleteAsync(stack, cancellationToken);
    }

    /// <summary>Drops what this process remembers of a Stack.</summary>
    public void Forget(V1Alpha1Stack stack)
    {
        sources.Forget(stack);
        outputs.Forget(stack);
        objects.Forget(stack);
    }
}
