using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.Software;

/// <summary>Keeps software deployments in Secrets that the Stack owns, labelled with their server.</summary>
internal sealed class KubernetesSoftwareDeployments(SoftwareStore store) : ISoftwareDeployments
{
    /// <inheritdoc/>
    public async Task<DeploymentRecord?> FindAsync(StackIdentity stack, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(KeyOf(stack, id), cancellationToken) is { } secret ? DeploymentCodec.Decode(SoftwareSecrets.Open(secret)) : null;

    /// <inheritdoc/>
    public Task KeepAsync(StackIdentity stack, DeploymentRecord deployment, CancellationToken cancellationToken)
    {
        var secret = SoftwareSecrets.Make(stack, KeyOf(stack, deployment.Id).Name, SoftwareSecrets.Deployment, DeploymentCodec.Encode(deployment));
        secret.Metadata.Labels![SoftwareSecrets.ServerLabel] = SoftwareSecrets.LabelOf(deployment.Server); // Make gave it labels
        return store.KeepAsync(secret, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken) => store.DeleteAsync(KeyOf(stack, id), cancellationToken);

    private static EntityKey KeyOf(StackIdentity stack, string id) =>
        new(stack.Namespace, SoftwareSecrets.NameOf(SoftwareSecrets.Deployment, id));
}
