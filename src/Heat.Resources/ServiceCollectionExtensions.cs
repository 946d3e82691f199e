using Heat.Engine.Ports;
using Heat.Resources.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Resources;

/// <summary>Registers the resource types.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the drivers of all resource types, the look-ups of names and the meaning of the cloud's faults.</summary>
    public static IServiceCollection AddHeatResources(this IServiceCollection services) => services
        .AddSingleton<IDriverSourceFactory, DriverSourceFactory>()
        .AddSingleton<IFaultClassifier, CloudFaultClassifier>();
}
