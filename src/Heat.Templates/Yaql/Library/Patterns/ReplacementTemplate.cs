using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Heat.Templates.Yaql.Library.Patterns;

/// <summary>What replaces a match: text, and groups written as <c>\1</c>, <c>\g&lt;1&gt;</c> or <c>\g&lt;name&gt;</c>.</summary>
internal sealed partial class ReplacementTemplate
{
    private readonly ImmutableArray<(string Text, int Group)> _pieces;

    private ReplacementTemplate(ImmutableArray<(string Text, int Group)> pieces) => _pieces = pieces;

    /// <exception cref="YaqlFault">It names a group that there is not, or has an unknown escape.</exception>
    public static ReplacementTemplate Parse(string text, RegexProgram program)
    {
        var pieces = ImmutableArray.CreateBuilder<(string Text, int Group)>();
        var from = 0;
        foreach (Match escape in Escapes().Matches(text))
        {
            pieces.Add((text[from..escape.Index], -1));
            pieces.Add(Piece(escape, program));
            from = escape.Index + escape.Length;
        }

        pieces.Add((text[from..], -1));
        return new ReplacementTemplate(pieces.DrainToImmutable());
    }

    public string Expand(Match match)
    {
        var builder = new StringBuilder();
        foreach (var (text, group) in _pieces)
        {
            builder.Append(group < 0 ? text : RegexProgram.Taken(match, group));
        }

        return builder.ToString();
    }

    private static (string Text, int Group) Piece(Match escape, RegexProgram program)
    {
        if (escape.Groups["name"] is { Success: true, Value: var name })
        {
            return ("", Checked(GroupOf(name, program), program));
        }

        if (escape.Groups["number"] is { Success: true, Value: var number })
        {
            return ("", Checked(int.Parse(number, CultureInfo.InvariantCulture), program));
        }

        if (escape.Groups["octal"] is { Success: true, Value: var octal })
        {
            return (((char)Convert.ToInt32(octal, 8)).ToString(), -1);
        }

        var sign = escape.Value[^1];
        var known = "\\abfnrtv".IndexOf(sign, StringComparison.Ordinal);
        return known >= 0 ? ("\\\a\b\f\n\r\t\v"[known].ToString(), -1)
            : char.IsAsciiLetter(sign) || escape.Length == 1 ? throw new YaqlFault($"bad escape {escape.Value} in a replacement")
            : (escape.Value, -1);
    }

    private static int GroupOf(string name, RegexProgram program) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : program.Names.FirstOrDefault(entry => entry.Key == name) is { Key: not null } known ? known.Value
        : throw new YaqlFault($"unknown group name '{name}'");

    private static int Checked(int group, RegexProgram program) =>
        group <= program.Groups ? group : throw new YaqlFault($"invalid group reference {group}");

    [GeneratedRegex(@"\\(?:g<(?<name>\w+)>|(?<octal>0[0-7]{0,2}|[0-3][0-7]{2})|(?<number>[1-9][0-9]?)|.|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Escapes();
}
