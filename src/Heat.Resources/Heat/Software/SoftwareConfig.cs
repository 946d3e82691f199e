using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>A text for a tool on servers, with what goes in and comes out.</summary>
[ResourceType("OS::Heat::SoftwareConfig")]
internal sealed class SoftwareConfig(SoftwareRecords records, TimeProvider clock) : ConfigDriver(records, clock)
{
    /// <inheritdoc/>
    protected override Task<ConfigRecord> ComposeAsync(ResourceContext resource, ConfigRecord blank, CancellationToken cancellationToken) =>
        Task.FromResult(WithInterface(resource, blank) with { Config = resource.Properties["config"] ?? TemplateValue.From("") });
}
