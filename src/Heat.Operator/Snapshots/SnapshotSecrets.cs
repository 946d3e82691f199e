using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Snapshots;

/// <summary>Keeps the records of snapshots in Secrets that the StackSnapshot owns.</summary>
internal sealed class SnapshotSecrets(IKubernetesClient client)
{
    /// <summary>The record, or null where none was written.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public async Task<SnapshotRecord?> ReadAsync(V1Alpha1StackSnapshot snapshot, CancellationToken cancellationToken) =>
        (await client.GetAsync<V1Secret>(KeyOf(snapshot), cancellationToken))?.Data is { } data ? SnapshotRecord.FromData(data) : null;

    /// <summary>Writes the record.</summary>
    public async Task WriteAsync(V1Alpha1StackSnapshot snapshot, SnapshotRecord record, CancellationToken cancellationToken)
    {
        var key = KeyOf(snapshot);
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = key.Name, Namespace = key.Namespace, OwnerReferences = [snapshot.ToOwnerReference()] },
            Type = StateSecrets.SecretType,
            Data = record.ToData(),
        };
        try
        {
            await client.CreateAsync(secret, cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            await client.UpdateAsync(secret, cancellationToken);
        }
    }

    /// <summary>Removes the record.</summary>
    public Task DeleteAsync(V1Alpha1StackSnapshot snapshot, CancellationToken cancellationToken) =>
        client.DeleteAsync<V1Secret>(KeyOf(snapshot).Name, snapshot.Metadata.Namespace, cancellationToken);

    private static EntityKey KeyOf(V1Alpha1StackSnapshot snapshot) => new(snapshot.Metadata.Namespace, $"stack-snapshot-{snapshot.Metadata.Uid}");
}
