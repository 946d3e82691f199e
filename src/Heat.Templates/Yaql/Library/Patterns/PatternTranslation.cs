using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Heat.Templates.Yaql.Library.Patterns;

/// <summary>A pattern in the notation of the platform.</summary>
/// <param name="Text">The pattern; every group has its number as its name.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Names">Names of groups with their numbers.</param>
internal sealed record TranslatedPattern(string Text, int Groups, ImmutableArray<KeyValuePair<string, int>> Names);

/// <summary>Turns the language's notation of regular expressions into the platform's: named groups, the end of text, brackets in classes, repetitions without a lower bound.</summary>
internal sealed partial class PatternTranslation
{
    private readonly string _pattern;
    private readonly StringBuilder _result = new();
    private readonly List<KeyValuePair<string, int>> _names = [];
    private int _groups;
    private int _at;

    private PatternTranslation(string pattern) => _pattern = pattern;

    public static TranslatedPattern Translate(string pattern)
    {
        var translation = new PatternTranslation(pattern);
        while (translation._at < pattern.Length)
        {
            translation.Step();
        }

        return new TranslatedPattern(translation._result.ToString(), translation._groups, [.. translation._names]);
    }

    private void Step()
    {
        switch (_pattern[_at])
        {
            case '\\':
                Escape(inClass: false);
                break;
            case '[':
                Class();
                break;
            case '(':
                Group();
                break;
            case '{' when OpenRepetition().Match(_pattern, _at) is { Success: true } repetition:
                Replace(repetition.Length, $"{{0,{repetition.Groups[1].Value}}}");
                break;
            default:
                _result.Append(_pattern[_at++]);
                break;
        }
    }

    private void Escape(bool inClass)
    {
        if (!inClass && At("\\Z"))
        {
            Replace(2, "\\z");
        }
        else if (!inClass && Reference().Match(_pattern, _at) is { Success: true } reference)
        {
            Replace(reference.Length, $"(?:\\k<{reference.Groups[1].Value}>)");
        }
        else
        {
            _result.Append(_pattern, _at, Math.Min(2, _pattern.Length - _at));
            _at += 2;
        }
    }

    private void Class()
    {
        var start = _at;
        _result.Append(_pattern[_at++]);
        if (At("^"))
        {
            _result.Append(_pattern[_at++]);
        }

        for (var first = true; _at < _pattern.Length && (first || _pattern[_at] != ']'); first = false)
        {
            switch (_pattern[_at])
            {
                case '\\':
                    Escape(inClass: true);
                    break;
                case '[' or ']':
                    _result.Append('\\').Append(_pattern[_at++]);
                    break;
                default:
                    _result.Append(_pattern[_at++]);
                    break;
            }
        }

        if (_at >= _pattern.Length)
        {
            throw new YaqlFault($"unterminated character set at position {start}");
        }

        _result.Append(_pattern[_at++]);
    }

    private void Group()
    {
        if (!At("(?"))
        {
            Replace(1, NextGroup());
        }
        else if (NamedGroup().Match(_pattern, _at) is { Success: true } named)
        {
            _names.Add(KeyValuePair.Create(named.Groups[1].Value, _groups + 1));
            Replace(named.Length, NextGroup());
        }
        else if (NamedReference().Match(_pattern, _at) is { Success: true } reference)
        {
            Replace(reference.Length, $"(?:\\k<{Number(reference.Groups[1].Value)}>)");
        }
        else if (Condition().Match(_pattern, _at) is { Success: true } condition)
        {
            Replace(condition.Length, $"(?({Number(condition.Groups[1].Value)})");
        }
        else if (Flags().Match(_pattern, _at) is { Success: true } flags)
        {
            var kept = flags.Groups[1].Value.Replace("u", "", StringComparison.Ordinal);
            Replace(flags.Length, kept.Length > 0 ? $"(?{kept}{flags.Groups[2].Value}" : flags.Groups[2].Value == ":" ? "(?:" : "");
        }
        else
        {
            Replace(2, "(?");
        }
    }

    private string NextGroup() => string.Create(CultureInfo.InvariantCulture, $"(?<{++_groups}>");

    private string Number(string name)
    {
        var known = _names.Find(entry => entry.Key == name).Value;
        return char.IsAsciiDigit(name[0]) ? name
            : known > 0 ? known.ToString(CultureInfo.InvariantCulture)
            : throw new YaqlFault($"unknown group name '{name}'");
    }

    private bool At(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private void Replace(int length, string replacement)
    {
        _result.Append(replacement);
        _at += length;
    }

    [GeneratedRegex(@"\G\{,([0-9]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenRepetition();

    [GeneratedRegex(@"\G\\([1-9][0-9]?)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\G\(\?P<(\w+)>", RegexOptions.CultureInvariant)]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"\G\(\?P=(\w+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedReference();

    [GeneratedRegex(@"\G\(\?\((\w+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\G\(\?([imsux]+)([:)])", RegexOptions.CultureInvariant)]
    private static partial Regex Flags();
}
