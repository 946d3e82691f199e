using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.Software;

/// <summary>Keeps software configs in Secrets that the Stack owns.</summary>
internal sealed class KubernetesSoftwareConfigs(SoftwareStore store) : ISoftwareConfigs
{
    /// <inheritdoc/>
    public async Task<ConfigRecord?> FindAsync(string @namespace, string id, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out _) && await store.FindAsync(KeyOf(@namespace, id), cancellationToken) is { } secret
            ? ConfigCodec.Decode(SoftwareSecrets.Open(secret))
            : null;

    /// <inheritdoc/>
    public Task KeepAsync(StackIdentity stack, ConfigRecord config, CancellationToken cancellationToken)
    {
        var name = SoftwareSecrets.NameOf(SoftwareSecrets.Config, config.Id);
        return store.KeepAsync(SoftwareSecrets.Make(stack, name, SoftwareSecrets.Config, ConfigCodec.Encode(config)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken) =>
        store.DeleteAsync(KeyOf(stack.Namespace, id), cancellationToken);

    private static EntityKey KeyOf(string @namespace, string id) => new(@namespace, SoftwareSecrets.NameOf(SoftwareSecrets.Config, id));
}
