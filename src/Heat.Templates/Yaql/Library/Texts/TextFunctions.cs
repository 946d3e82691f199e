using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>Functions that make text.</summary>
internal static class TextFunctions
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("str", [Takes.Any("value")], "The value as text.", call => Shown(call, call[0])),
        Function("isString", [Takes.Any("arg")], "Whether a value is text.", call => call[0] is YaqlText),
        Function("concat", [Takes.Rest("args", ParameterType.Text)], "Puts texts together.", Concat),
        Function("hex", [Takes.One("num", ParameterType.Number.OrNull())], "A whole number in hexadecimal digits.", Hex),
        Function("characters", [.. Characters.Parameters], "Characters of the classes that are named.", Characters.Of),
        Extension("format", [Takes.Text("string"), Takes.Rest("args", ParameterType.Any), Takes.NamedRest("kwargs")], "The text with values for {0}, {name} and so on.", call => TextFormat.Apply(call)),
        Extension("len", [Takes.Text("string")], "The number of characters.", call => CodePoints.Count(call.Text(0))),
        Method("toUpper", [Takes.Text("string")], "The text in capitals.", call => call.Text(0).Replace("ß", "SS", StringComparison.Ordinal).ToUpperInvariant()),
        Method("toLower", [Takes.Text("string")], "The text in small letters.", call => call.Text(0).ToLowerInvariant()),
        Method("toCharArray", [Takes.Text("string")], "The characters as a list.", call => new YaqlList([.. CodePoints.Split(call.Text(0)).Select(character => (YaqlValue)character)])),
        Method("join", [Takes.Items("sequence"), Takes.Text("separator")], "The items as text with a separator between them.", call => Join(call, 0, 1)),
        Method("join", [Takes.Text("separator"), Takes.Items("sequence")], "The items as text with a separator between them.", call => Join(call, 1, 0)),
        Method("trim", [Takes.Text("string"), Takes.OptionalText("chars")], "The text without blanks, or these characters, at its ends.", call => Blanks.Trim(call.Text(0), call.OptionalText(1))),
        Method("trimLeft", [Takes.Text("string"), Takes.OptionalText("chars")], "The text without blanks, or these characters, at its beginning.", call => Blanks.TrimStart(call.Text(0), call.OptionalText(1))),
        Method("trimRight", [Takes.Text("string"), Takes.OptionalText("chars")], "The text without blanks, or these characters, at its end.", call => Blanks.TrimEnd(call.Text(0), call.OptionalText(1))),
        Extension("norm", [Takes.TextOrNull("string"), Takes.OptionalText("chars")], "The text without blanks at its ends; null where nothing is left.", Norm),
        Extension(
            "isEmpty",
            [Takes.TextOrNull("string"), Takes.Optional("trim", ParameterType.Boolean, YaqlBoolean.True), Takes.OptionalText("chars")],
            "Whether a text is null, empty or blank.",
            call => string.IsNullOrEmpty(call.OptionalText(0)) || (call.Flag(1) && Blanks.Trim(call.Text(0), call.OptionalText(2)).Length == 0)),
    ];

    public static YaqlValue Concat(CallFrame call)
    {
        var texts = call.Rest.Select(text => text.AsText()).ToArray();
        call.Run.CheckMemory(texts.Sum(text => (long)text.Length));
        return string.Concat(texts);
    }

    /// <summary>A value as <c>str</c> shows it.</summary>
    public static string Shown(CallFrame call, YaqlValue value)
    {
        call.Run.Spend(value.Weight);
        return value switch
        {
            YaqlNull => "null",
            YaqlBoolean boolean => boolean.Value ? "true" : "false",
            _ => value.AsText(),
        };
    }

    private static YaqlValue Join(CallFrame call, int items, int separator)
    {
        var texts = call.Items(items).Select(item => Shown(call, item)).ToArray();
        call.Run.CheckMemory(texts.Sum(text => (long)text.Length + call.Text(separator).Length) - call.Text(separator).Length);
        return string.Join(call.Text(separator), texts);
    }

    private static YaqlValue Norm(CallFrame call)
    {
        var text = call.OptionalText(0) is { } given ? Blanks.Trim(given, call.OptionalText(1)) : "";
        return text.Length == 0 ? YaqlNull.Instance : text;
    }

    private static YaqlValue Hex(CallFrame call) => call[0] is YaqlInteger { Value: var value }
        ? $"{(value.Sign < 0 ? "-" : "")}0x{System.Numerics.BigInteger.Abs(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0').PadLeft(1, '0')}"
        : throw new YaqlFault($"'{call[0].Kind}' object cannot be interpreted as an integer");
}
