using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;

namespace Heat.Resources.Nesting;

/// <summary>A group whose members come and go. They can be of any type.</summary>
[ResourceType("OS::Heat::AutoScalingGroup")]
internal sealed class AutoScalingGroup(IChildStacks children, TimeProvider clock)
    : ScalingDriver(children, clock, new ScalingNames("min_size", "max_size", "desired_capacity", "cooldown"))
{
    /// <inheritdoc/>
    protected override NestedForm Form => NestedForm.Scaling;

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child) =>
        base.Goal(resource, record, child) with { Rolling = BatchPolicies.Read(resource.Properties.Map("rolling_updates")) };
}
