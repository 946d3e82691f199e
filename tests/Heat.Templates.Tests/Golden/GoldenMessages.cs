using System.Text.Json;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares error texts. Heat writes kind and place before its message; ours stand beside it. A suggestion at the end is ours alone.</summary>
internal static class GoldenMessages
{
    /// <summary>One of the findings says what Heat says.</summary>
    public static bool Match(GoldenCase golden, JsonElement error, IEnumerable<Diagnostic> findings)
    {
        var errors = findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).ToArray();
        if (IsInexact(error))
        {
            return errors.Length > 0;
        }

        var heat = error.GetProperty("message").GetString()!;
        return errors.Any(finding => Same(heat, finding.Message, finding.Path)) || errors.Any(finding => IsBetter(golden, finding.Message));
    }

    /// <summary>The texts are the same, or ours is listed as the better one.</summary>
    public static bool Match(GoldenCase golden, JsonElement error, string? ours) =>
        ours is not null
        && (IsInexact(error) || Same(error.GetProperty("message").GetString()!, ours, "") || IsBetter(golden, ours));

    private static bool IsInexact(JsonElement error) => error.TryGetProperty("exact", out var exact) && !exact.GetBoolean();

    /// <summary>What we say is listed as better than what Heat says.</summary>
    public static bool IsBetter(GoldenCase golden, string ours) =>
        GoldenFolder.BetterMessages.TryGetValue($"{golden.Area}/{golden.Name}", out var better) && better.Ours == ours;

    private static bool Same(string heat, string message, string path) =>
        Bare(message).Any(text => heat == text || Ends(heat, text, path));

    /// <summary>Our text without what we add: full stop, suggestion, advice.</summary>
    private static IEnumerable<string> Bare(string message)
    {
        yield return message;
        yield return message.TrimEnd('.');
        for (var at = message.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = message.IndexOf(". ", at + 1, StringComparison.Ordinal))
        {
            yield return message[..at];
            yield return message[..(at + 1)];
        }
    }

    private static bool Ends(string heat, string text, string path)
    {
        if (!heat.EndsWith($": {text}", StringComparison.Ordinal))
        {
            return false;
        }

        var prefix = heat[..^(text.Length + 2)];
        var place = prefix.Contains(' ', StringComparison.Ordinal) ? prefix[(prefix.LastIndexOf(' ') + 1)..] : prefix;
        return path.StartsWith(place, StringComparison.OrdinalIgnoreCase) || prefix is "Condition validation error";
    }
}
