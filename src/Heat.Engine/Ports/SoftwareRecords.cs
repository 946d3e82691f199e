namespace Heat.Engine.Ports;

/// <summary>All that is kept of software on servers.</summary>
/// <param name="Configs">What can be deployed.</param>
/// <param name="Deployments">What is deployed.</param>
/// <param name="Servers">What servers are told.</param>
public sealed record SoftwareRecords(ISoftwareConfigs Configs, ISoftwareDeployments Deployments, IServerMetadata Servers);
