using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat;
using Heat.Templates.Values;

namespace Heat.Resources.Aws;

/// <summary>Changes the size of a group whenever it is signalled. A reference to it is the address that is signalled.</summary>
[ResourceType("AWS::AutoScaling::ScalingPolicy")]
internal sealed class ScalingPolicy(IChildStacks children, ISignalBox signals, TimeProvider clock) : ScalingPolicyDriver(
    children, signals, clock, new PolicyNames("AutoScalingGroupName", "AdjustmentType", "ScalingAdjustment", "MinAdjustmentStep", "Cooldown")), IHasReferenceId
{
    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => Address(resource);

    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "AlarmUrl" ? Address(resource) : TemplateValue.Null);

    private TextValue Address(ResourceContext resource) => new(AddressOf(resource).SignedUrl.AbsoluteUri, isSecret: true);
}
