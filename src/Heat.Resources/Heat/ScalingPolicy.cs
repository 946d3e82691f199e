using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>Changes the size of a group whenever it is signalled.</summary>
[ResourceType("OS::Heat::ScalingPolicy")]
internal sealed class ScalingPolicy(IChildStacks children, ISignalBox signals, TimeProvider clock) : ScalingPolicyDriver(
    children, signals, clock, new PolicyNames("auto_scaling_group_id", "adjustment_type", "scaling_adjustment", "min_adjustment_step", "cooldown"))
{
    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => Task.FromResult(attribute switch
        {
            "alarm_url" => new TextValue(AddressOf(resource).SignedUrl.AbsoluteUri, isSecret: true),
            "signal_url" => new TextValue(AddressOf(resource).ResourceUrl.AbsoluteUri),
            _ => TemplateValue.Null,
        });
}
