using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Heat;

/// <summary>Stands in for a type that an environment switches off: takes any properties, does nothing, and every attribute is null.</summary>
[ResourceType("OS::Heat::None")]
internal sealed class None : RecordedResource
{
    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(new Creation(new PhysicalId(Guid.NewGuid().ToString()), Observed: Ready));
}
