using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Leads a floating IP to a port.</summary>
/// <remarks>
/// It is no object of Neutron but two fields of the floating IP, so its id is that floating IP's. Setting them twice does no harm. They are cleared
/// only where they still name our port: another association may have taken the address over.
/// </remarks>
[ResourceType("OS::Neutron::FloatingIPAssociation")]
internal sealed class FloatingIPAssociation(CloudSession session)
    : IResourceDriver, ICreatesIdempotently, IAddsDependencies, IReadsLiveProperties, IRecovers
{
    private const string FloatingIp = "floatingip_id";
    private const string Port = "port_id";
    private const string Address = "fixed_ip_address";

    private RestCollection Collection => new(session.Service("network"), "v2.0/floatingips", "floatingip");

    private ObservedCollection Observed => session.Observed("network", "v2.0/floatingips", "floatingips");

    /// <summary>The port's subnet must be joined to a router before an address can be led to it.</summary>
    public IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all) =>
        Gateways.InterfacesOfRequiredPorts(resource, all, onlyFirstAddress: true);

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await Observed.ObserveAsync(resource.RequiredId, resource.ObservedNotBefore, cancellationToken);
        return live?.Text(Port) is null ? Observation.Absent : new(Lifecycle.Ready, Live: live);
    }

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await AssociateAsync(resource.Properties, cancellationToken);
        return new(IdOf(resource.Properties), Noted(resource), new(Lifecycle.Ready, Live: live));
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (difference.Changes(FloatingIp))
        {
            await DissociateAsync(resource, cancellationToken);
        }

        var live = await AssociateAsync(resource.Properties, cancellationToken);
        return new(IdOf(resource.Properties), Noted(resource), new(Lifecycle.Ready, Live: live));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        DissociateAsync(resource, cancellationToken);

    /// <inheritdoc/>
    public Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "show" ? ValueJson.FromJson(observation.Live) : TemplateValue.Null);

    /// <inheritdoc/>
    public MapValue ReadLiveProperties(ResourceContext resource, Observation observation) =>
        new(new[] { Port, Address }
            .Where(name => resource.Properties.IsSet(name) && observation.Live is not null)
            .Select(name => KeyValuePair.Create(
                name, LiveValue.Read(PropertyMap.Plain, name, resource.Properties[name]!, observation.Live![name])))); // set and live, as filtered above

    /// <inheritdoc/>
    /// <remarks>An address that leads elsewhere is not associated by us: the next pass does it.</remarks>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken)
    {
        if (!resource.Properties.IsSet(FloatingIp) || !resource.Properties.IsSet(Port))
        {
            return null;
        }

        var live = await Collection.FindAsync(IdOf(resource.Properties).Value, cancellationToken);
        return live is not null && live.Text(Port) == resource.Properties.Text(Port)
            ? new(IdOf(resource.Properties), Noted(resource), new(Lifecycle.Ready, Live: live))
            : null;
    }

    private static PhysicalId IdOf(PropertyTree properties) => new(properties.Text(FloatingIp) ?? "");

    private async Task<JsonObject> AssociateAsync(PropertyTree properties, CancellationToken cancellationToken)
    {
        var body = new JsonObject { [Port] = properties.Json(Port) };
        if (properties.IsSet(Address))
        {
            body[Address] = properties.Json(Address);
        }

        var live = await Collection.UpdateAsync(IdOf(properties).Value, body, cancellationToken);
        Observed.Seen(live);
        return live;
    }

    /// <summary>After an update that failed, the address still leads to the port that was noted last.</summary>
    private async Task DissociateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var ours = new[] { resource.Data.GetValueOrDefault(Port), resource.Properties.Text(Port) };
        var live = await Collection.FindAsync(resource.RequiredId, cancellationToken);
        if (live?.Text(Port) is { } current && ours.Contains(current))
        {
            Observed.Seen(await Collection.UpdateAsync(resource.RequiredId, new JsonObject { [Port] = null }, cancellationToken));
        }
    }

    private static ImmutableDictionary<string, string> Noted(ResourceContext resource) =>
        resource.Data.SetItem(Port, resource.Properties.Text(Port) ?? "");
}
