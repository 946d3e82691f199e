using System.Collections.Frozen;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>A name of the IANA time zone database. The names are embedded: the machine may have no database.</summary>
internal static class TimeZoneName
{
    private static readonly Lazy<FrozenSet<string>> Names = new(Load);

    /// <summary>Checks it. Empty text is fine: it means UTC.</summary>
    public static CustomVerdict Check(string text) =>
        text.Length == 0 || Names.Value.Contains(text)
            ? CustomVerdict.Valid
            : CustomVerdict.Refused($"Invalid timezone: 'No time zone found with key {text}'");

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(TimeZoneName).Assembly.GetManifestResourceStream("time-zones")
            ?? throw new InvalidOperationException("The embedded list of time zones is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
