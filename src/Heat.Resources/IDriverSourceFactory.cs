using Heat.Engine.Ports;
using Heat.OpenStack.Sessions;

namespace Heat.Resources;

/// <summary>Makes what the engine needs of one cloud session.</summary>
public interface IDriverSourceFactory
{
    /// <summary>Drivers and name look-ups that speak to the cloud through <paramref name="session"/>.</summary>
    CloudDrivers ForSession(CloudSession session);
}

/// <summary>The engine's ports to one cloud session.</summary>
/// <param name="Drivers">Drivers of the resource types.</param>
/// <param name="Resolver">Names to ids, and checks that only the cloud can make.</param>
public sealed record CloudDrivers(IResourceDriverSource Drivers, IPropertyResolver Resolver);
