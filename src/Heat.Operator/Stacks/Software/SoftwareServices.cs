using Heat.Engine.Ports;

namespace Heat.Operator.Stacks.Software;

/// <summary>Registers what keeps software on servers.</summary>
internal static class SoftwareServices
{
    /// <summary>Registers the records, and the watch from which agents are answered.</summary>
    public static void AddSoftwareRecords(this IServiceCollection services)
    {
        services.AddSingleton<IAgentAddresses, PublicAddresses>();
        services.AddSingleton<SoftwareStore>();
        services.AddSingleton<WatchedSoftware>();
        services.AddSingleton<ISoftwareConfigs, KubernetesSoftwareConfigs>();
        services.AddSingleton<ISoftwareDeployments, KubernetesSoftwareDeployments>();
        services.AddSingleton<IServerMetadata, KubernetesServerMetadata>();
        services.AddSingleton<SoftwareRecords>();
    }
}
