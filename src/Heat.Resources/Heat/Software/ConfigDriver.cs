using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>A type whose object is a software config: a record that never changes. Any change makes another one.</summary>
/// <param name="records">Where it is kept.</param>
/// <param name="clock">Says when it was made.</param>
internal abstract class ConfigDriver(SoftwareRecords records, TimeProvider clock) : IResourceDriver, ICreatesIdempotently, IDeletesAtOnce, IRecovers
{
    private static readonly Observation Ready = new(Lifecycle.Ready);

    /// <inheritdoc/>
    public bool IsGoneOnceDeleted => true;

    /// <summary>Where configs are kept.</summary>
    protected ISoftwareConfigs Configs { get; } = records.Configs;

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is null ? Observation.Absent : Ready;

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var blank = new ConfigRecord { Id = IdOf(resource), Name = resource.PhysicalName, CreatedAt = clock.GetUtcNow() };
        await Configs.KeepAsync(resource.Stack, await ComposeAsync(resource, blank, cancellationToken), cancellationToken);
        return new Creation(new PhysicalId(blank.Id), Observed: Ready);
    }

    /// <inheritdoc/>
    /// <remarks>Only its metadata in the template can change, which nobody else gets to see.</remarks>
    public Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Configs.DeleteAsync(resource.Stack, IdOf(resource), cancellationToken);

    /// <inheritdoc/>
    public async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        attribute == "config" && await FindAsync(resource, cancellationToken) is { } record ? Shown(record) : TemplateValue.Null;

    /// <inheritdoc/>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { } record ? new Creation(new PhysicalId(record.Id), Observed: Ready) : null;

    /// <summary>Fills in what the properties say.</summary>
    protected abstract Task<ConfigRecord> ComposeAsync(ResourceContext resource, ConfigRecord blank, CancellationToken cancellationToken);

    /// <summary>What the attribute <c>config</c> yields.</summary>
    protected virtual TemplateValue Shown(ConfigRecord record) => record.Config;

    /// <summary>Fills in group, inputs, outputs and options, which most types have.</summary>
    protected static ConfigRecord WithInterface(ResourceContext resource, ConfigRecord blank) => blank with
    {
        Group = resource.Properties.Text("group") ?? blank.Group,
        Inputs = Declared(resource, "inputs"),
        Outputs = Declared(resource, "outputs"),
        Options = resource.Properties.Map("options") ?? MapValue.Empty,
    };

    private static ListValue Declared(ResourceContext resource, string property) => new(
        [.. resource.Properties.List(property).OfType<MapValue>().Select(entry => new MapValue(entry.Where(field => field.Value is not NullValue)))]);

    private static string IdOf(ResourceContext resource) =>
        resource.PhysicalId?.Value ?? StableId.Of(resource.Stack.Id.Value, resource.PhysicalName);

    private Task<ConfigRecord?> FindAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Configs.FindAsync(resource.Stack.Namespace, IdOf(resource), cancellationToken);
}
