namespace Heat.Operator.Stacks.Sources;

/// <summary>The ConfigMaps and Secrets that Stacks refer to.</summary>
internal interface ISourceObjects
{
    /// <summary>A ConfigMap, or null.</summary>
    Task<V1ConfigMap?> ConfigMapAsync(EntityKey key, CancellationToken cancellationToken);

    /// <summary>A Secret, or null.</summary>
    Task<V1Secret?> SecretAsync(EntityKey key, CancellationToken cancellationToken);
}
