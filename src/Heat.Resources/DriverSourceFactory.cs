using System.Runtime.CompilerServices;
using Heat.OpenStack.Sessions;
using Heat.Resources.Constraints;

namespace Heat.Resources;

/// <summary>Keeps one set of drivers for as long as its session lives.</summary>
internal sealed class DriverSourceFactory(IServiceProvider ports) : IDriverSourceFactory
{
    private readonly ConditionalWeakTable<CloudSession, CloudDrivers> _drivers = [];

    /// <inheritdoc/>
    public CloudDrivers ForSession(CloudSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return _drivers.GetValue(session, key => new(new DriverSource(key, ports), new CloudPropertyResolver(key)));
    }
}
