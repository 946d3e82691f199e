using System.Security.Cryptography;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>Keeps the agents of servers in Secrets that the Stack owns.</summary>
/// <param name="store">The Secrets.</param>
/// <param name="watched">The same, as the watch of this replica knows them.</param>
/// <param name="addresses">Where agents find us.</param>
internal sealed class KubernetesServerMetadata(SoftwareStore store, WatchedSoftware watched, IAgentAddresses addresses) : IServerMetadata
{
    private const int KeyBytes = 16;

    /// <inheritdoc/>
    public AgentAddresses? Addresses => addresses.Current;

    /// <inheritdoc/>
    public async Task<ServerAgent?> FindAsync(string @namespace, string server, CancellationToken cancellationToken)
    {
        var secrets = await store.ListAsync(@namespace, SoftwareSecrets.Agent, server, cancellationToken);
        return secrets.Select(Decode).FirstOrDefault(agent => agent.Server == server);
    }

    /// <inheritdoc/>
    public async Task<ServerAgent?> FindOwnAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken) =>
        await store.FindAsync(KeyOf(stack, physicalName), cancellationToken) is { } secret ? Decode(secret) : null;

    /// <inheritdoc/>
    public async Task<ServerAgent> OpenAsync(StackIdentity stack, ResourceName resource, string physicalName, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(stack, physicalName, cancellationToken) is { } known)
        {
            return known;
        }

        var agent = new ServerAgent
        {
            Stack = stack,
            Resource = resource,
            PhysicalName = physicalName,
            AccessKey = RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
            SecretKey = RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
        };
        await KeepAsync(agent, cancellationToken);
        return agent;
    }

    /// <inheritdoc/>
    public Task KeepAsync(ServerAgent agent, CancellationToken cancellationToken)
    {
        var secret = SoftwareSecrets.Make(agent.Stack, KeyOf(agent.Stack, agent.PhysicalName).Name, SoftwareSecrets.Agent, AgentCodec.Encode(agent));
        secret.Metadata.Labels![SoftwareSecrets.AccessKeyLabel] = agent.AccessKey; // Make gave it labels
        if (agent.Server is { } server)
        {
            secret.Metadata.Labels[SoftwareSecrets.ServerLabel] = SoftwareSecrets.LabelOf(server);
        }

        return store.KeepAsync(secret, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken) =>
        store.DeleteAsync(KeyOf(stack, physicalName), cancellationToken);

    /// <inheritdoc/>
    public async Task<MapValue> ReadAsync(ServerAgent agent, CancellationToken cancellationToken)
    {
        var secrets = agent.Server is { } server ? await watched.DeploymentsOfAsync(agent.Stack.Namespace, server, cancellationToken) : [];
        return AgentView.Of(
            agent,
            secrets.Select(secret => DeploymentCodec.Decode(SoftwareSecrets.Open(secret)))
                .Where(deployment => deployment.Server == agent.Server)
                .Select(deployment => deployment.Config)
                .OfType<ConfigRecord>());
    }

    /// <inheritdoc/>
    public async Task<ServerAgent?> FindByAccessKeyAsync(string accessKey, CancellationToken cancellationToken) =>
        await watched.AgentAsync(accessKey, cancellationToken) is { } secret && Decode(secret) is { } agent && agent.AccessKey == accessKey ? agent : null;

    private static ServerAgent Decode(V1Secret secret) => AgentCodec.Decode(SoftwareSecrets.Open(secret), secret.Metadata.Namespace!); // Secrets have one

    private static EntityKey KeyOf(StackIdentity stack, string physicalName) =>
        new(stack.Namespace, SoftwareSecrets.AgentNameOf(stack.Id, physicalName));
}
