using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Settings for cloud-init, written as the text that it reads at boot.</summary>
[ResourceType("OS::Heat::CloudConfig")]
internal sealed class CloudConfig(SoftwareRecords records, TimeProvider clock) : ConfigDriver(records, clock)
{
    /// <inheritdoc/>
    protected override Task<ConfigRecord> ComposeAsync(ResourceContext resource, ConfigRecord blank, CancellationToken cancellationToken)
    {
        var settings = resource.Properties.Map("cloud_config") ?? MapValue.Empty;
        var text = TemplateValue.From("#cloud-config\n" + BlockYaml.Write(settings));
        return Task.FromResult(blank with { Config = settings.ContainsSecret ? text.AsSecret() : text });
    }
}
