using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Swift;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Waits for signals to a handle.</summary>
[ResourceType("OS::Heat::WaitCondition")]
internal sealed class WaitCondition(CloudSession session) : Waiter(session.Clock)
{
    private readonly SwiftSignals _stored = new(new ObjectStoreClient(session));

    /// <summary>Nothing tells of signals in object storage.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override string CountProperty => "count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "data";

    /// <inheritdoc/>
    protected override async Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var found = HandleFinder.Find(resource, resource.Properties.Text("handle") ?? "");
        return found.Address is { } address && SwiftSignalObject.Read(address) is var (container, name)
            ? new SignalsFound(await _stored.ReadAsync(container, name, cancellationToken), Pace)
            : found;
    }
}
