using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Software;

/// <summary>Software records that live as long as the test.</summary>
internal sealed class MemorySoftware : ISoftwareConfigs, ISoftwareDeployments, IServerMetadata
{
    private readonly ConcurrentDictionary<(string Namespace, string Id), ConfigRecord> _configs = [];
    private readonly ConcurrentDictionary<(StackId Stack, string Id), DeploymentRecord> _deployments = [];
    private readonly ConcurrentDictionary<(StackId Stack, string PhysicalName), ServerAgent> _agents = [];

    public AgentAddresses? Addresses { get; set; } = new(new("http://heat.example/v1/"), new("http://heat.example/v3"));

    public SoftwareRecords Records => new(this, this, this);

    public IReadOnlyCollection<ConfigRecord> Configs => [.. _configs.Values];

    public IReadOnlyCollection<ServerAgent> Agents => [.. _agents.Values];

    public IReadOnlyCollection<DeploymentRecord> Deployments => [.. _deployments.Values];

    /// <summary>A server of another stack, with an agent.</summary>
    public void AddServer(string id, string @namespace = "team-a") => _agents[(new("other"), id)] = new()
    {
        Stack = new(new("other"), "other", @namespace),
        Resource = new("server"),
        PhysicalName = id,
        Server = id,
        AccessKey = "key-" + id,
        SecretKey = "secret",
    };

    Task<ConfigRecord?> ISoftwareConfigs.FindAsync(string @namespace, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_configs.GetValueOrDefault((@namespace, id)));

    Task ISoftwareConfigs.KeepAsync(StackIdentity stack, ConfigRecord config, CancellationToken cancellationToken)
    {
        _configs[(stack.Namespace, config.Id)] = config;
        return Task.CompletedTask;
    }

    Task ISoftwareConfigs.DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken)
    {
        _configs.TryRemove((stack.Namespace, id), out _);
        return Task.CompletedTask;
    }

    Task<DeploymentRecord?> ISoftwareDeployments.FindAsync(StackIdentity stack, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_deployments.GetValueOrDefault((stack.Id, id)));

    Task ISoftwareDeployments.KeepAsync(StackIdentity stack, DeploymentRecord deployment, CancellationToken cancellationToken)
    {
        _deployments[(stack.Id, deployment.Id)] = deployment;
        return Task.CompletedTask;
    }

    Task ISoftwareDeployments.DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken)
    {
        _deployments.TryRemove((stack.Id, id), out _);
        return Task.CompletedTask;
    }

    Task<ServerAgent?> IServerMetadata.FindAsync(string @namespace, string server, CancellationToken cancellationToken) =>
        Task.FromResult(_agents.Values.FirstOrDefault(agent => agent.Server == server && agent.Stack.Namespace == @namespace));

    public Task<ServerAgent?> FindOwnAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken) =>
        Task.FromResult(_agents.GetValueOrDefault((stack.Id, physicalName)));

    public Task<ServerAgent> OpenAsync(StackIdentity stack, ResourceName resource, string physicalName, CancellationToken cancellationToken) =>
        Task.FromResult(_agents.GetOrAdd((stack.Id, physicalName), _ => new ServerAgent
        {
            Stack = stack,
            Resource = resource,
            PhysicalName = physicalName,
            AccessKey = "key-" + physicalName,
            SecretKey = "secret-" + physicalName,
        }));

    public Task KeepAsync(ServerAgent agent, CancellationToken cancellationToken)
    {
        _agents[(agent.Stack.Id, agent.PhysicalName)] = agent;
        return Task.CompletedTask;
    }

    public Task CloseAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken)
    {
        _agents.TryRemove((stack.Id, physicalName), out _);
        return Task.CompletedTask;
    }

    public Task<MapValue> ReadAsync(ServerAgent agent, CancellationToken cancellationToken) => Task.FromResult(AgentView.Of(
        agent, _deployments.Values.Where(deployment => deployment.Server == agent.Server).Select(deployment => deployment.Config).OfType<ConfigRecord>()));

    public Task<ServerAgent?> FindByAccessKeyAsync(string accessKey, CancellationToken cancellationToken) =>
        Task.FromResult(_agents.Values.FirstOrDefault(agent => agent.AccessKey == accessKey));
}
