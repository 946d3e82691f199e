using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Swift;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Waits for signals in object storage. Nothing tells of them, so it looks.</summary>
[ResourceType("OS::Heat::SwiftSignal")]
internal sealed class SwiftSignal(CloudSession session) : Waiter(session.Clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private readonly SwiftSignals _signals = new(new ObjectStoreClient(session));

    /// <inheritdoc/>
    protected override string CountProperty => "count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "data";

    /// <inheritdoc/>
    protected override async Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        SwiftSignalObject.Read(resource.Properties.Text("handle") ?? "") is var (container, name)
            ? new SignalsFound(await _signals.ReadAsync(container, name, cancellationToken), Pace)
            : new SignalsFound(null, Pace, "handle: it is no address of an OS::Heat::SwiftSignalHandle. Give it by get_resource.");
}
