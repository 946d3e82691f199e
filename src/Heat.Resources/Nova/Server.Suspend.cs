using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;

namespace Heat.Resources.Nova;

/// <content>A server that is suspended and resumed. One that its user switched off or shelved has nothing to suspend, and is not switched on.</content>
internal sealed partial class Server : ISuspends
{
    private const string Suspended = "SUSPENDED";

    private static readonly string[] IdleStatuses = ["SHUTOFF", "STOPPED", "SHELVED", "SHELVED_OFFLOADED"];

    /// <inheritdoc/>
    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        TurnAsync(resource, "suspend", cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        TurnAsync(resource, "resume", cancellationToken);

    /// <summary>Whether a server that is there works.</summary>
    private static Observation AtWork(Observation observation, JsonObject live)
    {
        if (live.Text("OS-EXT-STS:task_state") is ("suspending" or "resuming") and var task)
        {
            return new Observation(Lifecycle.Pending, task, live);
        }

        var status = live.Text("status");
        return observation.Lifecycle == Lifecycle.Ready
            ? observation with { IsSuspended = status == Suspended, IsIdle = IdleStatuses.Contains(status) }
            : observation;
    }

    /// <summary>Nova refuses what is done or under way already: a look tells which.</summary>
    private async Task<ResourceChange> TurnAsync(ResourceContext resource, string action, CancellationToken cancellationToken)
    {
        try
        {
            await ActAsync(resource, action, null, cancellationToken);
            return ResourceChange.None;
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.Conflict)
        {
            var seen = await ObserveAsync(resource with { ObservedNotBefore = DateTimeOffset.MaxValue }, cancellationToken);
            if (seen.Lifecycle == Lifecycle.Pending || (seen.Lifecycle == Lifecycle.Ready && seen.IsSuspended == (action == "suspend")))
            {
                return new ResourceChange(Observed: seen);
            }

            throw;
        }
    }
}
