namespace Heat.OpenStack.Catalog;

/// <summary>The microversions that a service speaks.</summary>
/// <param name="Lowest">The oldest.</param>
/// <param name="Highest">The newest.</param>
internal readonly record struct MicroversionRange(Microversion Lowest, Microversion Highest)
{
    /// <summary>The service has none.</summary>
    public static readonly MicroversionRange None;

    public bool Contains(Microversion version) => this != None && version >= Lowest && version <= Highest;

    /// <summary>The newest one that is not above a limit; null where all are above it.</summary>
    public Microversion? UpTo(Microversion limit)
    {
        var common = Highest <= limit ? Highest : limit;
        return common >= Lowest ? common : null;
    }
}
