using System.Globalization;

namespace Heat.Cli.Commands;

/// <summary>A quota as it is written: <c>name=limit</c>.</summary>
internal static class QuotaLimit
{
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static (string Name, int Limit) Read(string text) =>
        text.Split('=') is [{ Length: > 0 } name, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var limit)
            ? (name, limit)
            : throw new FormatException($"'{text}' is no quota; write a name and a number, like port=50.");
}
