using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>The operators of text.</summary>
internal static class TextOperators
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("#operator_+", [Takes.Rest("args", ParameterType.Text)], "Puts texts together.", TextFunctions.Concat),
        Operator("*", Takes.Text("left"), Takes.Integer("right"), "Repeats a text.", call => Repeat(call, 0, 1)),
        Operator("*", Takes.Integer("left"), Takes.Text("right"), "Repeats a text.", call => Repeat(call, 1, 0)),
        Operator("in", Takes.Text("left"), Takes.Text("right"), "Whether a text is a part of another one.", call => call.Text(1).Contains(call.Text(0), StringComparison.Ordinal)),
    ];

    private static YaqlValue Repeat(CallFrame call, int text, int times)
    {
        var count = Math.Max(0, call.Position(times));
        call.Run.CheckMemory(count * (call[text].Size - YaqlText.Empty.Size));
        return call.Text(text) is { Length: > 0 } piece ? string.Concat(Enumerable.Repeat(piece, count)) : YaqlText.Empty;
    }
}
