using Heat.Engine.Resources;
using Heat.Resources.Heat.Waiting;

namespace Heat.Resources.Aws;

/// <summary>Waits for signals to a handle, in CloudFormation's form.</summary>
[ResourceType("AWS::CloudFormation::WaitCondition")]
internal sealed class AwsWaitCondition(TimeProvider clock) : Waiter(clock)
{
    /// <inheritdoc/>
    protected override string CountProperty => "Count";

    /// <inheritdoc/>
    protected override string TimeoutProperty => "Timeout";

    /// <inheritdoc/>
    protected override string DataAttribute => "Data";

    /// <inheritdoc/>
    protected override Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(HandleFinder.Find(resource, resource.Properties.Text("Handle") ?? ""));
}
