using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Carries a structured config out on a server, with the values of the inputs put into it.</summary>
[ResourceType("OS::Heat::StructuredDeployment")]
internal sealed class StructuredDeployment(SoftwareRecords records, ISignalBox signals, TimeProvider clock)
    : DeploymentDriver(records, signals, clock)
{
    /// <inheritdoc/>
    protected override TemplateValue Insert(ResourceContext resource, TemplateValue config, MapValue inputs)
    {
        var isStrict = resource.Properties.Text("input_values_validate") == "STRICT";
        return new InputReferences(resource.Properties.Text("input_key") ?? "get_input", inputs, isStrict).Resolve(config);
    }
}
