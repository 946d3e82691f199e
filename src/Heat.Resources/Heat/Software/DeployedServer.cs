using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>A server that exists without our doing. Its agent is set up by hand, with the settings that the attribute <c>os_collect_config</c> tells.</summary>
[ResourceType("OS::Heat::DeployedServer")]
internal sealed class DeployedServer(SoftwareRecords records)
    : IResourceDriver, ICreatesIdempotently, IDeletesAtOnce, IValidatesProperties, IRecovers
{
    private static readonly Observation Ready = new(Lifecycle.Ready);

    private readonly AgentKeeper _agents = new(records.Servers, isInCloud: false);

    /// <inheritdoc/>
    public bool IsGoneOnceDeleted => true;

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is null ? Observation.Absent : Ready;

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var id = StableId.Of(resource.Stack.Id.Value, resource.PhysicalName);
        await KeepAsync(resource, id, cancellationToken);
        return new Creation(new PhysicalId(id), Observed: Ready);
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        await KeepAsync(resource, resource.RequiredId, cancellationToken);
        return new ResourceChange(Observed: Ready);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) => _agents.CloseAsync(resource, cancellationToken);

    /// <inheritdoc/>
    public async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => attribute switch
        {
            "name" => TemplateValue.From(resource.Properties.Text("name") ?? resource.PhysicalName),
            "os_collect_config" => await _agents.SettingsAsync(resource, cancellationToken),
            _ => TemplateValue.Null,
        };

    /// <inheritdoc/>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { Server: { } id } ? new Creation(new PhysicalId(id), Observed: Ready) : null;

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (AgentSettings.Mistake(properties.Text("software_config_transport")) is { } mistake)
        {
            yield return mistake;
        }
    }

    private Task<ServerAgent?> FindAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        records.Servers.FindOwnAsync(resource.Stack, resource.PhysicalName, cancellationToken);

    private async Task KeepAsync(ResourceContext resource, string id, CancellationToken cancellationToken)
    {
        if (AgentKeeper.Mistake(resource.Metadata) is { } mistake)
        {
            throw Refusal.Of("orchestration", mistake);
        }

        _ = await _agents.KeepAsync(resource, id, cancellationToken)
            ?? throw AgentKeeper.Unreachable();
    }
}
