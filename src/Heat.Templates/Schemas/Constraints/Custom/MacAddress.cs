using System.Text.RegularExpressions;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>A hardware address of 48 bits, in any of the spellings in use.</summary>
internal static partial class MacAddress
{
    /// <summary>Checks it.</summary>
    public static CustomVerdict Check(string text) =>
        Spelling().IsMatch(text) ? CustomVerdict.Valid : CustomVerdict.Refused("Invalid MAC address.");

    /// <summary>Six, three or two groups, or no separator at all.</summary>
    [GeneratedRegex(
        @"\A(?:[0-9A-F]{1,2}(?::[0-9A-F]{1,2}){5}|[0-9A-F]{1,2}(?:-[0-9A-F]{1,2}){5}"
        + @"|[0-9A-F]{1,4}(?<mark>[:.-])[0-9A-F]{1,4}\k<mark>[0-9A-F]{1,4}|[0-9A-F]{5,6}[:-][0-9A-F]{5,6}|[0-9A-F]{11,12})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spelling();
}
