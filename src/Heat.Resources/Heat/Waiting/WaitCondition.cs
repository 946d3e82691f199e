using Heat.Engine.Resources;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Waits for signals to a handle.</summary>
[ResourceType("OS::Heat::WaitCondition")]
internal sealed class WaitCondition(TimeProvider clock) : Waiter(clock)
{
    /// <inheritdoc/>
    protected override string CountProperty => "count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "data";

    /// <inheritdoc/>
    protected override Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(HandleFinder.Find(resource, resource.Properties.Text("handle") ?? ""));
}
