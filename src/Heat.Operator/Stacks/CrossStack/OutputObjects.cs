using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>Objects of one kind that hold outputs for others.</summary>
internal interface IOutputObjects
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>An object as the watch knows it, or null.</summary>
    Task<OutputObject?> FindAsync(EntityKey key, CancellationToken cancellationToken);

    /// <summary>An object as it is now, or null.</summary>
    Task<OutputObject?> ReadAsync(EntityKey key, CancellationToken cancellationToken);

    /// <summary>Stores an object: a new one, or where there is a resource version the change of one.</summary>
    Task StoreAsync(OutputObject wanted, CancellationToken cancellationToken);

    /// <summary>Removes exactly this object.</summary>
    Task DeleteAsync(OutputObject held, CancellationToken cancellationToken);
}

/// <summary>An object that holds outputs.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Content">Values by key.</param>
internal sealed record OutputObject(V1ObjectMeta Metadata, IReadOnlyDictionary<string, byte[]> Content)
{
    /// <summary>Label with the id of the Stack whose outputs the object holds. It proves that the operator may write there.</summary>
    public const string Label = V1Alpha1Stack.GroupName + "/outputs-of";

    /// <summary>The object was made for this Stack.</summary>
    public bool IsOf(V1Alpha1Stack stack) => Metadata.Labels?.GetValueOrDefault(Label) == stack.Metadata.Uid;

    /// <summary>The object goes when the Stack does.</summary>
    public bool IsOwnedBy(V1Alpha1Stack stack) => Metadata.OwnerReferences?.Exists(owner => owner.Uid == stack.Metadata.Uid) == true;

    /// <summary>The object holds exactly this.</summary>
    public bool Holds(IReadOnlyDictionary<string, byte[]> content) =>
        Content.Count == content.Count
        && content.All(entry => Content.TryGetValue(entry.Key, out var value) && value.AsSpan().SequenceEqual(entry.Value));
}

/// <inheritdoc cref="IOutputObjects"/>
/// <param name="client">Way to the API server.</param>
/// <param name="watched">Reads what the watch knows.</param>
/// <param name="read">The content of an object.</param>
/// <param name="compose">Makes an object.</param>
internal sealed class OutputObjects<TEntity>(
    IKubernetesClient client,
    Func<EntityKey, CancellationToken, Task<TEntity?>> watched,
    Func<TEntity, IReadOnlyDictionary<string, byte[]>> read,
    Func<OutputObject, TEntity> compose)
    : IOutputObjects
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public string Kind { get; } = EntityMetadata.Of<TEntity>().Kind;

    public async Task<OutputObject?> FindAsync(EntityKey key, CancellationToken cancellationToken) => Open(await watched(key, cancellationToken));

    public async Task<OutputObject?> ReadAsync(EntityKey key, CancellationToken cancellationToken) =>
        Open(await client.GetAsync<TEntity>(key, cancellationToken));

    public async Task StoreAsync(OutputObject wanted, CancellationToken cancellationToken)
    {
        var entity = compose(wanted);
        if (wanted.Metadata.ResourceVersion is null)
        {
            await client.CreateAsync(entity, cancellationToken);
        }
        else
        {
            await client.UpdateAsync(entity, cancellationToken);
        }
    }

    public Task DeleteAsync(OutputObject held, CancellationToken cancellationToken) =>
        client.DeleteAsync<TEntity>(
            new EntityKey(held.Metadata.Namespace, held.Metadata.Name!), new DeleteOptions { Uid = held.Metadata.Uid }, cancellationToken); // it was read

    private OutputObject? Open(TEntity? entity) => entity is null ? null : new OutputObject(entity.Metadata, read(entity));
}
