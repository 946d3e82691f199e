using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Snapshots;

/// <summary>Lets the snapshots of a Stack go before the Stack does: their copies can be deleted only with its credentials.</summary>
internal sealed class SnapshotsOfStack(IKubernetesClient client, SnapshotIndexes snapshots)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>Begins their deletion.</summary>
    /// <returns>What is waited for; null: none is left but those that outlive the Stack.</returns>
    public async Task<StackProblem?> RemoveAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var going = snapshots.Of(stack).Where(snapshot => snapshot.Spec.DeletionPolicy != SnapshotDeletionPolicy.Retain).ToList();
        foreach (var snapshot in going.Where(snapshot => !snapshot.IsBeingDeleted()))
        {
            await client.DeleteAsync<V1Alpha1StackSnapshot>(snapshot.Metadata.Name!, snapshot.Metadata.Namespace, cancellationToken); // a stored object has a name
        }

        return going.Count == 0
            ? null
            : StackProblem.Passing(
                StackReason.Progressing,
                $"Its snapshots are deleted first: {string.Join(", ", going.Select(snapshot => snapshot.Metadata.Name))}. One with deletionPolicy Retain would stay.",
                LookAgain);
    }
}
