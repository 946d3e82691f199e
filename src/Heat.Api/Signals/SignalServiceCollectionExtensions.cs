using Heat.Api.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heat.Api.Signals;

/// <summary>Registers the signalling of resources.</summary>
public static class SignalServiceCollectionExtensions
{
    /// <summary>
    /// Registers what the endpoints need. Needed beside it: <see cref="ISignalInbox"/>, <see cref="ISigningKeys"/>, <see cref="ITokenJudge"/>.
    /// <see cref="SignalLimits"/> may be given.
    /// </summary>
    public static IServiceCollection AddHeatSignals(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SignalLimits());
        services.TryAddSingleton<SignalSigner>();
        services.TryAddSingleton<SignalReceiver>();
        services.TryAddSingleton<CfnSignals>();
        services.TryAddSingleton<NativeSignals>();
        return services;
    }
}
