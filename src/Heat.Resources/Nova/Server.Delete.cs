using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;

namespace Heat.Resources.Nova;

/// <content>Deletion: the server, then the ports that were made for it. Nothing is left behind.</content>
internal sealed partial class Server
{
    /// <inheritdoc/>
    /// <remarks>
    /// Clouds that keep deleted servers for a while are told to let go. Ports are removed at once, as Nova lets them; a port that cannot
    /// be removed yet keeps the resource from counting as gone.
    /// </remarks>
    public override async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (TakesDeployments(resource.Properties))
        {
            await _agents.CloseAsync(resource, cancellationToken);
        }

        if (await Collection.FindAsync(resource.RequiredId, cancellationToken) is { } live && live.Text("status") == "SOFT_DELETED")
        {
            await ForceDeleteAsync(resource, cancellationToken);
        }
        else if (await Collection.DeleteAsync(resource.RequiredId, cancellationToken))
        {
            await TryUnplugAsync(resource, cancellationToken);
            return;
        }

        await UnplugAsync(AllNics(resource), cancellationToken);
    }

    private static IEnumerable<Nic> AllNics(ResourceContext resource) => [.. Nic.Of(resource.Data), .. Nic.Leaving(resource.Data)];

    /// <summary>Without the server, what is left of it are its internal ports.</summary>
    private async Task<Observation> ObserveRemainsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        foreach (var port in AllNics(resource).Where(nic => nic.IsInternal).Select(nic => nic.Port).OfType<string>())
        {
            var live = await Session.Observed("network", "v2.0/ports", "ports")
                .ObserveAsync(port, resource.ObservedNotBefore, cancellationToken);
            if (live is not null)
            {
                return Due(resource, RemovePorts, live) with { Deleting = true, Reason = $"port {port} of the server is still there" };
            }
        }

        return Observation.Absent;
    }

    private async Task<StepResult> RemovePortsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        await UnplugAsync(AllNics(resource), cancellationToken);
        return StepResult.Done;
    }

    private async Task<StepResult> ForceDeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        try
        {
            await ActAsync(resource, "forceDelete", null, cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            // It is gone by now.
        }

        return StepResult.UnderWay;
    }

    /// <summary>While the server is going, Nova may still hold its ports.</summary>
    private async Task TryUnplugAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        try
        {
            await UnplugAsync(AllNics(resource), cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.Conflict)
        {
            // They are removed once the server is gone.
        }
    }
}
