using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat.Waiting;

namespace Heat.Resources.Aws;

/// <summary>Waits for signals to a handle, in CloudFormation's form.</summary>
[ResourceType("AWS::CloudFormation::WaitCondition")]
internal sealed class AwsWaitCondition(IAncestors ancestors, TimeProvider clock) : Waiter(clock)
{
    private readonly HandleFinder _handles = new(ancestors);

    /// <inheritdoc/>
    protected override string CountProperty => "Count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "Timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "Data";

    /// <inheritdoc/>
    protected override Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        _handles.FindAsync(resource, resource.Properties.Text("Handle") ?? "", cancellationToken);
}
