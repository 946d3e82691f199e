using System.Globalization;
using System.Text;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>Fills in <c>{0}</c>, <c>{name}</c>, <c>{0[key]}</c>, with conversions (<c>!r</c>, <c>!s</c>) and formats (<c>:&gt;8.2f</c>). Doubled braces stand for themselves.</summary>
internal sealed class TextFormat
{
    private readonly string _text;
    private readonly CallFrame _call;
    private readonly YaqlValue[] _values;
    private int _next;

    private TextFormat(CallFrame call) => (_call, _text, _values) = (call, call.Text(0), [.. call.Rest]);

    public static YaqlValue Apply(CallFrame call) => new TextFormat(call).Run();

    private string Run()
    {
        var builder = new StringBuilder();
        var at = 0;
        while (at < _text.Length)
        {
            at = Append(builder, at);
            _call.Run.CheckMemory(builder.Length);
        }

        return builder.ToString();
    }

    /// <summary>Appends a character, doubled brace or field and gives where the next one begins.</summary>
    private int Append(StringBuilder builder, int at)
    {
        var sign = _text[at];
        if (sign is not ('{' or '}') || (at + 1 < _text.Length && _text[at + 1] == sign))
        {
            builder.Append(sign);
            return at + (sign is '{' or '}' ? 2 : 1);
        }

        if (sign == '}')
        {
            throw YaqlFault.Plain("Single '}' encountered in format string");
        }

        var end = End(at);
        builder.Append(Field(_text[(at + 1)..end]));
        return end + 1;
    }

    private int End(int start)
    {
        var depth = 0;
        for (var at = start; at < _text.Length; at++)
        {
            depth += _text[at] == '{' ? 1 : _text[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        throw YaqlFault.Plain("Single '{' encountered in format string");
    }

    private string Field(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var head = colon < 0 ? field : field[..colon];
        var format = colon < 0 ? "" : field[(colon + 1)..];
        var mark = head.IndexOf('!', StringComparison.Ordinal);
        var value = Value(mark < 0 ? head : head[..mark]);
        _call.Run.Spend(value.Weight);
        value = mark < 0 ? value : head[(mark + 1)..] switch
        {
            "s" => Plain(value),
            "r" or "a" => Quoted(value),
            var other => throw new YaqlFault($"Unknown conversion specifier '{other}'"),
        };
        return format.Contains('{', StringComparison.Ordinal)
            ? throw YaqlFault.Plain("A format may not hold another field")
            : FormatSpec.Parse(format).Apply(value, _call.Run);
    }

    private YaqlValue Value(string path)
    {
        var bracket = path.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? path : path[..bracket];
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw new YaqlFault($"'{path}' reads an attribute; only keys and indexes in brackets can be read");
        }

        var value = name.Length == 0 ? Positional(_next++) : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Positional(index) : Named(name);
        return bracket < 0 ? value : Inner(value, path[bracket..]);
    }

    private YaqlValue Positional(int index) =>
        index < _values.Length ? _values[index] : throw new YaqlFault($"Replacement index {index} out of range for positional args tuple");

    private YaqlValue Named(string name) => _call.NamedArguments.FirstOrDefault(named => named.Key == name).Value.Value ?? throw new YaqlFault($"'{name}'");

    private static YaqlValue Inner(YaqlValue value, string path)
    {
        if (!path.EndsWith(']'))
        {
            throw YaqlFault.Plain("Only keys and indexes in brackets can be read");
        }

        foreach (var key in path[1..^1].Split("]["))
        {
            value = (value, int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) switch
            {
                (YaqlList list, true) when index < list.Values.Length => list.Values[index],
                (YaqlMap map, var isNumber) when map.Find(isNumber ? index : key) is { } found => found,
                _ => throw new YaqlFault($"'{key}'"),
            };
        }

        return value;
    }

    private static string Plain(YaqlValue value) => value is YaqlText text ? text.Text : Quoted(value);

    private static string Quoted(YaqlValue value)
    {
        var builder = new StringBuilder();
        value.AppendTo(builder);
        return builder.ToString();
    }
}
