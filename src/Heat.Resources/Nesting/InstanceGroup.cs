using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>A group of so many instances of a launch configuration. Its size stands in the template.</summary>
[ResourceType("OS::Heat::InstanceGroup")]
internal sealed class InstanceGroup(IChildStacks children, TimeProvider clock)
    : ScalingDriver(children, clock, new ScalingNames("Size", "Size", "Size", Cooldown: null))
{
    /// <inheritdoc/>
    protected override NestedForm Form => NestedForm.Instances;

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child) =>
        InstanceGroups.Rolled(base.Goal(resource, record, child), resource, "RollingUpdate");

    /// <inheritdoc/>
    protected override GroupRecord Renewed(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        InstanceGroups.Check(resource);
        return base.Renewed(resource, record, child) with { SizeOfTemplate = null, Cools = false };
    }

    /// <inheritdoc/>
    protected override int? InitialSize(ResourceContext resource) => null;

    /// <inheritdoc/>
    protected override MapValue Told(ResourceContext resource, GroupRecord record) => MapValue.Empty;
}
