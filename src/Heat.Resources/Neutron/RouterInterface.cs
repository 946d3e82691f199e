using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>A router's foot in a subnet, given by the subnet or by a port in it.</summary>
/// <remarks>
/// Neutron has no object for it, only the router's port. Its id is Heat's: <c>router:subnet_id=subnet</c> or
/// <c>router:port_id=port</c>. A router has at most one foot in a subnet, so a lost interface is recognised by router
/// and subnet.
/// </remarks>
[ResourceType("OS::Neutron::RouterInterface")]
internal sealed class RouterInterface(CloudSession session) : IResourceDriver, IFindsLostObject, IValidatesProperties, IRecovers
{
    private const string PortId = "port_id";
    private const string OwnerPrefix = "network:router_interface";
    private const string HighlyAvailableOwner = "network:ha_router_replicated_interface";

    private ServiceClient Client => session.Service("network");

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.IsSet("subnet") == properties.IsSet("port"))
        {
            yield return "Exactly one of subnet and port must be given.";
        }
    }

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (!resource.Data.TryGetValue(PortId, out var port))
        {
            return await FindPortAsync(resource, cancellationToken) is { } found ? new(Lifecycle.Ready, Live: found) : Observation.Absent;
        }

        var live = await session.Observed("network", "v2.0/ports", "ports")
            .ObserveAsync(port, resource.ObservedNotBefore, cancellationToken);
        return live is not null && live.Text("device_id") == Router(resource) ? new(Lifecycle.Ready, Live: live) : Observation.Absent;
    }

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var answer = await ActAsync(resource, "add_router_interface", cancellationToken);
        return Created(resource, answer?.Text(PortId));
    }

    /// <inheritdoc/>
    public Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        try
        {
            await ActAsync(resource, "remove_router_interface", cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            // The router, the port or the interface is gone already.
        }
    }

    /// <inheritdoc/>
    public Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "show" ? ValueJson.FromJson(observation.Live) : TemplateValue.Null);

    /// <inheritdoc/>
    public async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindPortAsync(resource, cancellationToken) is { } port ? Created(resource, port.Text("id")) : null;

    /// <inheritdoc/>
    public Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        FindLostAsync(resource, cancellationToken);

    /// <summary>Without properties the id tells the router and the foot.</summary>
    private static string Router(ResourceContext resource) =>
        resource.Properties.Text("router") ?? resource.PhysicalId?.Value.Split(':')[0] ?? "";

    private static (string Field, string Id) Foot(ResourceContext resource) => resource.Properties switch
    {
        var properties when properties.Text("subnet") is { } subnet => ("subnet_id", subnet),
        var properties when properties.Text("port") is { } port => (PortId, port),
        _ => resource.PhysicalId?.Value.Split(':', '=') is [_, var field, var id] ? (field, id) : (PortId, ""),
    };

    private static Creation Created(ResourceContext resource, string? port)
    {
        var (field, id) = Foot(resource);
        var data = port is null ? null : ImmutableDictionary<string, string>.Empty.Add(PortId, port);
        return new(new PhysicalId($"{Router(resource)}:{field}={id}"), data);
    }

    private Task<JsonObject?> ActAsync(ResourceContext resource, string action, CancellationToken cancellationToken)
    {
        var (field, id) = Foot(resource);
        return Client.PutAsync($"v2.0/routers/{Router(resource)}/{action}", new JsonObject { [field] = id }, cancellationToken);
    }

    private async Task<JsonObject?> FindPortAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var (field, id) = Foot(resource);
        var path = $"v2.0/ports?device_id={Uri.EscapeDataString(Router(resource))}";
        await foreach (var port in Client.ListAsync(path, "ports", cancellationToken))
        {
            var isFoot = field == PortId
                ? port.Text("id") == id
                : port.Objects("fixed_ips").Any(address => address.Text(field) == id);
            if (isFoot && IsInterface(port.Text("device_owner")))
            {
                return port;
            }
        }

        return null;
    }

    private static bool IsInterface(string? owner) =>
        owner is not null && (owner.StartsWith(OwnerPrefix, StringComparison.Ordinal) || owner == HighlyAvailableOwner);
}
