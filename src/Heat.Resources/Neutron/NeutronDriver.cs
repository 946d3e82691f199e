using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;

namespace Heat.Resources.Neutron;

/// <summary>What the types of Neutron have in common: endpoint, mark, tags, agents.</summary>
/// <remarks>The mark stands in <c>description</c>, for which these types of Heat have no property.</remarks>
internal abstract class NeutronDriver(CloudSession session, string path, string entity) : RestDriver(session)
{
    private const string Tags = "tags";

    /// <summary>Ready, failed: what Neutron says of networks, ports and routers.</summary>
    protected static readonly Readiness ByNeutronStatus = Readiness.ByStatus(ready: ["ACTIVE", "DOWN"], failed: ["ERROR", "DEGRADED"]);

    /// <inheritdoc/>
    /// <remarks>Neutron answers a DELETE with 204 once the object's row is gone; what its agents tidy up afterwards holds nothing else up.</remarks>
    protected override RestEndpoint Endpoint { get; } = new("network", "v2.0/" + path, entity) { DeletesAtOnce = true };

    /// <inheritdoc/>
    protected override Identity Identity { get; } = Identity.MarkedIn("description");

    /// <summary>Where the agents stand on which the template puts the object; null: it does not.</summary>
    protected virtual AgentPlacement? Placement => null;

    private IEnumerable<string> OwnSteps => Placement is { } placement ? [Tags, placement.Property] : [Tags];

    /// <inheritdoc/>
    /// <remarks>Tags and agents are no part of a create's body; an empty list needs no call.</remarks>
    protected override IEnumerable<string> StepsAfterCreate(ResourceContext resource) =>
        OwnSteps.Where(step => !resource.Properties.List(step).IsEmpty);

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterUpdate(ResourceContext resource, PropertyDiff difference) =>
        OwnSteps.Where(difference.Changes);

    /// <inheritdoc/>
    protected override async Task<StepResult> TakeStepAsync(
        string step, ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        if (Placement is { } placement && step == placement.Property)
        {
            await placement.PlaceAsync(Client, $"{Endpoint.Path}/{resource.RequiredId}", resource, cancellationToken);
            return new(true, live);
        }

        if (step != Tags)
        {
            return await base.TakeStepAsync(step, resource, live, cancellationToken);
        }

        var tags = resource.Properties.Json(Tags) ?? new JsonArray();
        await Client.PutAsync($"{Endpoint.Path}/{resource.RequiredId}/tags", new JsonObject { [Tags] = tags }, cancellationToken);
        var tagged = live.With(new JsonObject { [Tags] = tags.DeepClone() });
        Observed.Seen(tagged);
        return new(true, tagged);
    }

    /// <summary>Calls an action of the object, such as <c>add_router_interface</c>.</summary>
    protected Task<JsonObject?> ActAsync(string id, string action, JsonObject body, CancellationToken cancellationToken) =>
        Client.PutAsync($"{Endpoint.Path}/{id}/{action}", body, cancellationToken);
}
