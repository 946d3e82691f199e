using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Revisions;

namespace Heat.Operator.Snapshots;

/// <summary>Makes the revision of a snapshot ready before a stack turns to it.</summary>
internal sealed class SnapshotRestore(IKubernetesClient client, SnapshotSecrets secrets, RevisionBook revisions)
{
    /// <summary>Makes it ready, or says why it cannot be.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="request">The request; its target is the snapshot.</param>
    /// <param name="served">What is served now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PreparedRequest> PrepareAsync(V1Alpha1Stack stack, StackRequest request, Served served, CancellationToken cancellationToken)
    {
        if (stack.Spec.Nested is { Parent: not null, Root: var root })
        {
            return Refused(RequestReach.NotInside($"Restore a snapshot of the outermost one, '{root}'."));
        }

        if (request.Targets is not [var name])
        {
            return Refused("Name one StackSnapshot, such as restore: before-upgrade.");
        }

        var snapshot = await client.GetAsync<V1Alpha1StackSnapshot>(new EntityKey(stack.Metadata.Namespace, name), cancellationToken);
        if (snapshot is null || snapshot.Spec.StackRef.Name != stack.Metadata.Name)
        {
            return Refused($"There is no StackSnapshot '{name}' of this Stack.");
        }

        if (await RecordAsync(snapshot, cancellationToken) is not { } record || record.HasFailed)
        {
            return Refused($"The StackSnapshot '{name}' holds nothing that could be restored. Look at its conditions.");
        }

        if (!record.IsComplete)
        {
            return new PreparedRequest(request.Verb, RequestStanding.Open, $"The StackSnapshot '{name}' is still being taken.");
        }

        await revisions.WriteAsync(stack, served.Serving.Restored(name).Generation, record.Revision, cancellationToken);
        return new PreparedRequest(request.Verb, RequestStanding.Done, $"The stack goes back to the snapshot {name}. That holds until its spec changes.");
    }

    private async Task<SnapshotRecord?> RecordAsync(V1Alpha1StackSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            return await secrets.ReadAsync(snapshot, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static PreparedRequest Refused(string message) => new(RequestVerbs.Restore, RequestStanding.Refused, message);
}
