using Heat.Engine.Ports;

namespace Heat.Resources.Heat.Software;

/// <summary>Carries a config out on a server, as it is.</summary>
[ResourceType("OS::Heat::SoftwareDeployment")]
internal sealed class SoftwareDeployment(SoftwareRecords records, ISignalBox signals, TimeProvider clock)
    : DeploymentDriver(records, signals, clock);
