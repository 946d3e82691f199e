namespace Heat.Resources;

/// <summary>Which resource types can be created.</summary>
public static class ResourceDrivers
{
    private static readonly HashSet<string> Known = [.. DriverRegistry.Names];

    /// <summary>Names of the types that have a driver, in ordinal order.</summary>
    public static IEnumerable<string> Names => DriverRegistry.Names;

    /// <summary>The type has a driver.</summary>
    public static bool Has(string resourceType) => Known.Contains(resourceType);
}
