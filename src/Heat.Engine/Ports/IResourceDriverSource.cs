using Heat.Engine.Resources;

namespace Heat.Engine.Ports;

/// <summary>Drivers for one stack's cloud session.</summary>
public interface IResourceDriverSource
{
    /// <summary>The driver of a type, or null where the type has none yet.</summary>
    IResourceDriver? Find(string resourceType);
}
