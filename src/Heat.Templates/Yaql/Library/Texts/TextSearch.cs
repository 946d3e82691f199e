using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>Functions that look for text in text, cut it or replace it. Positions count code points.</summary>
internal static class TextSearch
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Method("split", [Takes.Text("string"), Takes.OptionalText("separator"), Takes.OptionalInteger("maxSplits", -1)], "The parts between separators or, without one, between blanks.", call => Listed(TextCutting.Split(call.Text(0), call.OptionalText(1), call.Position(2)))),
        Method("rightSplit", [Takes.Text("string"), Takes.OptionalText("separator"), Takes.OptionalInteger("maxSplits", -1)], "As split, counted from the end.", call => Listed(TextCutting.SplitFromEnd(call.Text(0), call.OptionalText(1), call.Position(2)))),
        Method("substring", [Takes.Text("string"), Takes.Integer("start"), Takes.OptionalInteger("length", -1)], "A part of the text.", Substring),
        Method("indexOf", [Takes.Text("string"), Takes.Text("sub"), Takes.OptionalInteger("start", 0)], "Where a text is first found, or -1.", call => First(call, call.Position(2), int.MaxValue / 2)),
        Method("indexOf", [Takes.Text("string"), Takes.Text("sub"), Takes.Integer("start"), Takes.Integer("length")], "Where a text is first found in a part of the text, or -1.", call => First(call, Part(call).Start, Part(call).End)),
        Method("lastIndexOf", [Takes.Text("string"), Takes.Text("sub"), Takes.OptionalInteger("start", 0)], "Where a text is last found, or -1.", call => Last(call, call.Position(2), int.MaxValue / 2)),
        Method("lastIndexOf", [Takes.Text("string"), Takes.Text("sub"), Takes.Integer("start"), Takes.Integer("length")], "Where a text is last found in a part of the text, or -1.", call => Last(call, Part(call).Start, Part(call).End)),
        Method("startsWith", [Takes.Text("string"), Takes.Rest("prefixes", ParameterType.Text)], "Whether the text begins with one of these.", call => call.Rest.Any(prefix => call.Text(0).StartsWith(prefix.AsText(), StringComparison.Ordinal))),
        Method("endsWith", [Takes.Text("string"), Takes.Rest("suffixes", ParameterType.Text)], "Whether the text ends with one of these.", call => call.Rest.Any(suffix => call.Text(0).EndsWith(suffix.AsText(), StringComparison.Ordinal))),
        Method("replace", [Takes.Text("string"), Takes.Text("old"), Takes.Text("new"), Takes.OptionalInteger("count", -1)], "The text with one part replaced by another, everywhere or so many times.", call => TextCutting.Replace(call.Text(0), call.Text(1), call.Text(2), call.Position(3), call.Run)),
        Method("replace", [Takes.Text("string"), Takes.Map("replacements"), Takes.OptionalInteger("count", -1)], "The text with each key replaced by its value, one after the other.", ReplaceAll),
    ];

    private static YaqlList Listed(IEnumerable<string> parts) => new([.. parts.Select(part => (YaqlValue)part)], isTuple: false);

    private static YaqlValue Substring(CallFrame call)
    {
        var count = CodePoints.Count(call.Text(0));
        var length = call.Position(2) < 0 ? count : call.Position(2);
        var start = call.Position(1) < 0 ? call.Position(1) + count : call.Position(1);
        return CodePoints.Slice(call.Text(0), start, start + length);
    }

    private static (int Start, int End) Part(CallFrame call)
    {
        var count = CodePoints.Count(call.Text(0));
        var start = call.Position(2) < 0 ? call.Position(2) + count : call.Position(2);
        return (start, start + (call.Position(3) < 0 ? count - start : call.Position(3)));
    }

    private static YaqlValue First(CallFrame call, int start, int end) =>
        Find(call, start, end, (text, sub, from, length) => text.IndexOf(sub, from, length, StringComparison.Ordinal));

    private static YaqlValue Last(CallFrame call, int start, int end) =>
        Find(call, start, end, (text, sub, from, length) => text.AsSpan(from, length).LastIndexOf(sub, StringComparison.Ordinal) is >= 0 and var found ? found + from : -1);

    private static YaqlValue Find(CallFrame call, int start, int end, Func<string, string, int, int, int> find)
    {
        var text = call.Text(0);
        var count = CodePoints.Count(text);
        var (from, to) = (CodePoints.Bound(start, count), CodePoints.Bound(end, count));
        if (start > count || from > to)
        {
            return -1;
        }

        var index = CodePoints.ToIndex(text, from);
        var found = find(text, call.Text(1), index, CodePoints.ToIndex(text, to) - index);
        return found < 0 ? found : CodePoints.ToPosition(text, found);
    }

    private static YaqlValue ReplaceAll(CallFrame call)
    {
        var text = call.Text(0);
        foreach (var (key, value) in call.Map(1).Entries)
        {
            text = TextCutting.Replace(text, TextFunctions.Shown(call, key), TextFunctions.Shown(call, value), call.Position(2), call.Run);
        }

        return text;
    }
}
