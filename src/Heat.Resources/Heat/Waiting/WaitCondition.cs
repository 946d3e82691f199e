using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Swift;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Waits for signals to a handle.</summary>
[ResourceType("OS::Heat::WaitCondition")]
internal sealed class WaitCondition(CloudSession session, IAncestors ancestors) : Waiter(session.Clock)
{
    /// <summary>Nothing tells of signals in object storage.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private readonly HandleFinder _handles = new(ancestors);
    private readonly SwiftSignals _stored = new(new ObjectStoreClient(session));

    /// <inheritdoc/>
    protected override string CountProperty => "count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "data";

    /// <inheritdoc/>
    protected override async Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var found = await _handles.FindAsync(resource, resource.Properties.Text("handle") ?? "", cancellationToken);
        return found.Address is { } address && SwiftSignalObject.Read(address) is var (container, name)
            ? new SignalsFound(await _stored.ReadAsync(container, name, cancellationToken), Pace)
            : found;
    }
}
