using Heat.Engine.Forecasting;
using Heat.Engine.Orphans;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heat.Engine.Execution;

/// <summary>Registers the engine.</summary>
public static class HeatEngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IStackPassFactory"/>. Needed beside it: <see cref="IStackStore"/>, <see cref="IEventSink"/> and
    /// <see cref="IFaultClassifier"/>. <see cref="TimeProvider"/> and <see cref="EngineOptions"/> may be given, and
    /// <see cref="ISignalBox"/> where signals can come.
    /// </summary>
    public static IServiceCollection AddHeatEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new EngineOptions());
        services.TryAddSingleton<IShortIdSource, RandomShortIds>();
        services.TryAddSingleton<EngineServices>();
        services.TryAddSingleton<IStackPassFactory, StackPassFactory>();
        services.TryAddSingleton<IStackRecovery, StackRecovery>();
        services.TryAddSingleton<IStackForecast, EngineForecast>();
        services.TryAddSingleton<IOrphanSearch, OrphanSearch>();
        return services;
    }
}
