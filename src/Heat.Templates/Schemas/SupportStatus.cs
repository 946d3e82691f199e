namespace Heat.Templates.Schemas;

/// <summary>Heat's support status of a type, property or attribute.</summary>
/// <param name="Status">SUPPORTED, DEPRECATED, HIDDEN or UNSUPPORTED.</param>
/// <param name="Since">First release with this status; null if it was always so.</param>
/// <param name="Previous">The status before; null if there was none.</param>
public sealed record SupportStatus(string Status, string? Since = null, SupportStatus? Previous = null)
{
    /// <summary>Supported since ever.</summary>
    public static readonly SupportStatus Supported = new("SUPPORTED");
}
