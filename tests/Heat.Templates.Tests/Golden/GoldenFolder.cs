using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Heat.Templates.Tests.Golden;

/// <summary>Where the cases stand, and which of them are to be run.</summary>
internal static class GoldenFolder
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "testassets", "golden");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Root => Environment.GetEnvironmentVariable("HEAT_GOLDEN_DIR") is { Length: > 0 } named ? named : Own;

    /// <summary>Names of cases in areas, in order.</summary>
    public static IEnumerable<(string Area, string Name)> Cases()
    {
        var areas = Environment.GetEnvironmentVariable("GOLDEN_AREAS") is { Length: > 0 } named ? named.Split(',') : null;
        return Directory.EnumerateDirectories(Root)
            .Where(folder => areas is null || areas.Contains(Path.GetFileName(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileNameWithoutExtension(path)));
    }

    public static GoldenCase Read(string area, string name) => GoldenCase.Read(Path.Combine(Root, area, $"{name}.json"));

    /// <summary>Cases that do not pass yet, by area.</summary>
    public static Dictionary<string, string[]> Pending() =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(Own, "pending.json")))!;

    /// <summary>Messages that differ from Heat's on purpose, by case.</summary>
    public static IReadOnlyDictionary<string, BetterMessage> BetterMessages { get; } =
        JsonSerializer.Deserialize<Dictionary<string, BetterMessage>>(
            File.ReadAllText(Path.Combine(Own, "better-messages.json")), JsonSerializerOptions.Web)!;

    /// <summary>The document that tells people how this differs from Heat.</summary>
    public static string CompatibilityDocument([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "compatibility.md");

    /// <summary>Writes the list of pending cases into the source tree.</summary>
    public static void WritePending(Dictionary<string, string[]> pending, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "testassets", "golden", "pending.json");
        File.WriteAllText(path, JsonSerializer.Serialize(pending, Indented) + "\n");
    }
}

/// <summary>An error text of ours that is better than Heat's.</summary>
internal sealed record BetterMessage(string Ours, string Reason);
