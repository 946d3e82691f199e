using Heat.Engine.Ports;

namespace Heat.Operator.Stacks.Software;

/// <summary>Reads and writes the Secrets of software records. What the API server refuses is told in the engine's words.</summary>
internal sealed class SoftwareStore(IKubernetesClient client)
{
    /// <summary>A Secret, or null.</summary>
    public Task<V1Secret?> FindAsync(EntityKey key, CancellationToken cancellationToken) =>
        TellAsync("read", async () => await client.GetAsync<V1Secret>(key, cancellationToken) is { Type: SoftwareSecrets.SecretType } secret ? secret : null);

    /// <summary>The Secrets of a kind that are about a server.</summary>
    public Task<IReadOnlyList<V1Secret>> ListAsync(string @namespace, string kind, string server, CancellationToken cancellationToken) =>
        TellAsync("read", () => client.ListAsync<V1Secret>(
            @namespace, $"{SoftwareSecrets.KindLabel}={kind},{SoftwareSecrets.ServerLabel}={SoftwareSecrets.LabelOf(server)}", cancellationToken));

    /// <summary>Makes a Secret, or brings it up to date. Nothing is written where it does not differ.</summary>
    public Task<V1Secret> KeepAsync(V1Secret wanted, CancellationToken cancellationToken) => TellAsync("kept", async () =>
    {
        if (await client.GetAsync<V1Secret>(EntityKey.Of(wanted), cancellationToken) is not { } known)
        {
            return await client.CreateAsync(wanted, cancellationToken);
        }

        if (IsSame(known, wanted))
        {
            return known;
        }

        wanted.Metadata.ResourceVersion = known.Metadata.ResourceVersion;
        return await client.UpdateAsync(wanted, cancellationToken);
    });

    /// <summary>Removes a Secret. One that is gone is a success.</summary>
    public Task DeleteAsync(EntityKey key, CancellationToken cancellationToken) =>
        TellAsync("removed", () => client.DeleteAsync<V1Secret>(key.Name, key.Namespace, cancellationToken));

    private static bool IsSame(V1Secret known, V1Secret wanted) =>
        known.Data is { } data && data.Count == wanted.Data!.Count // what is wanted has content
        && wanted.Data.All(entry => data.TryGetValue(entry.Key, out var value) && value.AsSpan().SequenceEqual(entry.Value))
        && wanted.Metadata.Labels!.All(label => known.Metadata.Labels?.GetValueOrDefault(label.Key) == label.Value); // and labels

    private static async Task<T> TellAsync<T>(string verb, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (KubernetesApiException exception)
        {
            throw new RecordException($"A record of software on servers cannot be {verb} now: {exception.Message}", isPassing: true, exception);
        }
    }
}
