using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;

namespace Heat.Resources;

/// <summary>Drivers of one session. They keep no state between calls, so each is made once.</summary>
internal sealed class DriverSource(CloudSession session, IServiceProvider ports) : IResourceDriverSource
{
    private readonly ConcurrentDictionary<string, IResourceDriver?> _drivers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IResourceDriver? Find(string resourceType) =>
        _drivers.GetOrAdd(resourceType, static (type, given) => DriverRegistry.Create(type, given.session, given.ports), (session, ports));
}
