using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heat.Kubernetes.Client;

/// <summary>Decides how a text stands in a YAML document so that every reader, of YAML 1.1 or 1.2, reads it back as that text.</summary>
internal static partial class YamlScalar
{
    private const int Width = 120;

    /// <summary>A name of a member.</summary>
    public static string Key(string name) => IsPlain(name) ? name : Quoted(name);

    /// <summary>A text that stands after a colon or a dash.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Where the lines of a longer text start.</param>
    public static string Text(string text, int indent)
    {
        if (text.Length > Width && CanFold(text))
        {
            return Folded(text, indent);
        }

        if (text.Contains('\n', StringComparison.Ordinal) && CanBeLiteral(text))
        {
            return Literal(text, indent);
        }

        return IsPlain(text) ? text : Quoted(text);
    }

    [GeneratedRegex("^[A-Za-z_/][A-Za-z0-9_./,()+ -]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("^(true|false|null|yes|no|on|off|y|n|nan|inf)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reserved();

    private static bool IsPlain(string text) => Plain().IsMatch(text) && !Reserved().IsMatch(text) && !text.EndsWith(' ');

    private static bool CanFold(string text) =>
        !text.Any(char.IsControl) && !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal);

    private static bool CanBeLiteral(string text) =>
        !text.Any(character => char.IsControl(character) && character != '\n') && !text.StartsWith(' ') && !text.StartsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text.Split('\n').All(line => !line.EndsWith(' '));

    private static string Quoted(string text) =>
        text.Any(char.IsControl)
            ? JsonSerializer.Serialize(text, KubernetesJson.Options)
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Literal(string text, int indent)
    {
        var endsInNewLine = text.EndsWith('\n');
        var lines = (endsInNewLine ? text[..^1] : text).Split('\n').Select(line => line.Length == 0 ? "" : new string(' ', indent) + line);
        return $"{(endsInNewLine ? "|" : "|-")}\n{string.Join('\n', lines)}";
    }

    private static string Folded(string text, int indent)
    {
        var folded = new StringBuilder(">-");
        var column = int.MaxValue;
        foreach (var word in text.Split(' '))
        {
            if (column != int.MaxValue && column + 1 + word.Length <= Width)
            {
                folded.Append(' ').Append(word);
                column += 1 + word.Length;
            }
            else
            {
                folded.Append('\n').Append(' ', indent).Append(word);
                column = indent + word.Length;
            }
        }

        return folded.ToString();
    }
}
