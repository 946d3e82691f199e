using System.Diagnostics.Metrics;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Heat.OpenStack;

/// <summary>Registers this library.</summary>
public static class OpenStackServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ICloudSessionFactory"/>. Uses a registered <see cref="TimeProvider"/>, <see cref="ICallGuard"/>,
    /// <see cref="ILoggerFactory"/> and <see cref="IMeterFactory"/> where there is one.
    /// </summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configure">Changes the options. They are checked when the program starts.</param>
    public static IServiceCollection AddHeatOpenStack(this IServiceCollection services, Action<OpenStackOptions>? configure = null)
    {
        services.AddOptions<OpenStackOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.AreValid, "OpenStackOptions: durations and counts must not be negative, and MaxConcurrency not below InitialConcurrency.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallGuard, AllowingGuard>();
        services.TryAddSingleton<ICloudSessionFactory>(provider => new CloudSessionFactory(
            provider.GetRequiredService<IOptions<OpenStackOptions>>().Value,
            new CloudSurroundings(
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ICallGuard>(),
                provider.GetService<ILoggerFactory>()?.CreateLogger("Heat.OpenStack") ?? NullLogger.Instance,
                provider.GetService<IMeterFactory>())));
        return services;
    }
}
