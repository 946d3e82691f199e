using Heat.Engine.Resources;
using Heat.Resources.Heat;
using Heat.Templates.Values;

namespace Heat.Resources.Aws;

/// <summary>What the instances of a group are made of. Nothing in the cloud belongs to it; the group reads its properties.</summary>
[ResourceType("AWS::AutoScaling::LaunchConfiguration")]
internal sealed class LaunchConfiguration : RecordedResource, IHasReferenceId
{
    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) => resource.Properties.IsSet("InstanceId")
        ? throw Refusal.Of("compute", $"{resource.Name}: InstanceId is not supported. Give ImageId, InstanceType and what else the instances are to have.")
        : base.CreateAsync(resource, cancellationToken);

    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => new TextValue(resource.PhysicalName);
}
