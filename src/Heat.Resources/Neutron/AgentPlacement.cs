using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Puts a network or router on exactly the wanted agents.</summary>
/// <param name="Property">The property that lists the wanted agents.</param>
/// <param name="Agents">Collection below the object that lists the agents which host it now.</param>
/// <param name="Hosts">Collection below an agent that holds what it hosts.</param>
/// <param name="IdField">Field that names the object when it is given to an agent.</param>
internal sealed record AgentPlacement(string Property, string Agents, string Hosts, string IdField)
{
    /// <summary>Removes what is too much, then adds what is missing. Safe to repeat.</summary>
    /// <remarks>In this order, since a router that is not highly available can be on one agent only.</remarks>
    /// <param name="client">Neutron.</param>
    /// <param name="path">Path of the object.</param>
    /// <param name="resource">The object and the wanted agents.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PlaceAsync(ServiceClient client, string path, ResourceContext resource, CancellationToken cancellationToken)
    {
        var wanted = resource.Properties.List(Property).OfType<TextValue>().Select(agent => agent.Text).ToHashSet(StringComparer.Ordinal);
        var current = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var agent in client.ListAsync($"{path}/{Agents}", "agents", cancellationToken))
        {
            current.Add(agent.Text("id") ?? "");
        }

        foreach (var agent in current.Except(wanted))
        {
            await TolerateAsync(
                client.DeleteAsync($"v2.0/agents/{agent}/{Hosts}/{resource.RequiredId}", cancellationToken), Disposition.Conflict, Disposition.NotFound);
        }

        foreach (var agent in wanted.Except(current))
        {
            await TolerateAsync(
                client.PostAsync($"v2.0/agents/{agent}/{Hosts}", new JsonObject { [IdField] = resource.RequiredId }, cancellationToken), Disposition.Conflict);
        }
    }

    /// <summary>Someone else did it already.</summary>
    private static async Task TolerateAsync(Task call, params Disposition[] harmless)
    {
        try
        {
            await call;
        }
        catch (OpenStackException exception) when (harmless.Contains(exception.Disposition))
        {
            // Nothing is left to do.
        }
    }
}
