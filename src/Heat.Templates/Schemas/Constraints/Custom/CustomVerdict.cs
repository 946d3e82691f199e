namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>What a named check says.</summary>
/// <param name="IsValid">The text is fine.</param>
/// <param name="Reason">Why not, in Heat's words; null where it gives none.</param>
internal readonly record struct CustomVerdict(bool IsValid, string? Reason)
{
    /// <summary>The text is fine.</summary>
    public static readonly CustomVerdict Valid = new(true, null);

    /// <summary>The text is refused.</summary>
    public static CustomVerdict Refused(string? reason = null) => new(false, reason);
}
