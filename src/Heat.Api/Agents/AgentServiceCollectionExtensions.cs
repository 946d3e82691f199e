using Heat.Api.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heat.Api.Agents;

/// <summary>Registers the endpoints of agents.</summary>
public static class AgentServiceCollectionExtensions
{
    /// <summary>Registers what the endpoints need. Needed beside it: <see cref="SignalServiceCollectionExtensions.AddHeatSignals"/> and <see cref="Engine.Ports.IServerMetadata"/>.</summary>
    public static IServiceCollection AddHeatAgents(this IServiceCollection services)
    {
        services.TryAddSingleton<AgentTokens>();
        services.TryAddSingleton<QueryApi>();
        services.TryAddSingleton<NativeMetadata>();
        services.TryAddSingleton<IdentityApi>();
        return services;
    }
}
