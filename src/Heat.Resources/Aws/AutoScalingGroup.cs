using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Nesting;
using Heat.Templates.Schemas;

namespace Heat.Resources.Aws;

/// <summary>A group whose members, instances of a launch configuration, come and go.</summary>
[ResourceType("AWS::AutoScaling::AutoScalingGroup")]
internal sealed class AutoScalingGroup(IChildStacks children, TimeProvider clock)
    : ScalingDriver(children, clock, new ScalingNames("MinSize", "MaxSize", "DesiredCapacity", "Cooldown"))
{
    /// <inheritdoc/>
    protected override NestedForm Form => NestedForm.Instances;

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child) =>
        InstanceGroups.Rolled(base.Goal(resource, record, child), resource, "AutoScalingRollingUpdate");

    /// <inheritdoc/>
    protected override GroupRecord Renewed(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        InstanceGroups.Check(resource);
        return base.Renewed(resource, record, child);
    }
}
