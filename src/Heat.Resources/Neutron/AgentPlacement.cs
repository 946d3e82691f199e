using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Puts a network or router on exactly the wanted agents.</summary>
/// <param name="client">Neutron.</param>
/// <param name="hostedOn">Path that lists the agents which host the object now.</param>
/// <param name="hosts">Collection below an agent that holds what it hosts.</param>
/// <param name="idField">Field that names the object when it is given to an agent.</param>
internal sealed class AgentPlacement(ServiceClient client, string hostedOn, string hosts, string idField)
{
    /// <summary>Removes what is too much, then adds what is missing. Safe to repeat.</summary>
    /// <remarks>In this order, since a router that is not highly available can be on one agent only.</remarks>
    public async Task PlaceAsync(string id, ImmutableArray<TemplateValue> wantedAgents, CancellationToken cancellationToken)
    {
        var wanted = wantedAgents.OfType<TextValue>().Select(agent => agent.Text).ToHashSet(StringComparer.Ordinal);
        var current = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var agent in client.ListAsync(hostedOn, "agents", cancellationToken))
        {
            current.Add(agent.Text("id") ?? "");
        }

        foreach (var agent in current.Except(wanted))
        {
            await TolerateAsync(
                client.DeleteAsync($"v2.0/agents/{agent}/{hosts}/{id}", cancellationToken), Disposition.Conflict, Disposition.NotFound);
        }

        foreach (var agent in wanted.Except(current))
        {
            await TolerateAsync(
                client.PostAsync($"v2.0/agents/{agent}/{hosts}", new JsonObject { [idField] = id }, cancellationToken), Disposition.Conflict);
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
