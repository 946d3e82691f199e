namespace Heat.Operator.Entities;

/// <summary>Forms of texts, for the schema.</summary>
internal static class Pattern
{
    /// <summary>Numbers with units, such as <c>90s</c> or <c>1h30m</c>.</summary>
    public const string Duration = "^([0-9]+(ms|s|m|h|d))+$";
}
