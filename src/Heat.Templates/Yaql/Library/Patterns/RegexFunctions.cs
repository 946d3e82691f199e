using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Patterns;

/// <summary>Regular expressions, and whether they are found in a text.</summary>
internal static class RegexFunctions
{
    private static readonly ParameterSpec Regexp = Takes.One("regexp", ParameterType.Regex);

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("regex", [Takes.Text("pattern"), Flag("ignoreCase"), Flag("multiLine"), Flag("dotAll")], "A regular expression from its text.", Read),
        Function("escapeRegex", [Takes.Text("string")], "The text as a pattern that finds just this text.", call => RegexProgram.Escape(call.Text(0))),
        Function("isRegex", [Takes.Any("value")], "Whether a value is a regular expression.", call => call[0] is YaqlRegex),
        Method("matches", [Regexp, Takes.Text("string")], "Whether the pattern is found in a text.", call => IsIn(call, Program(call, 0), 1)),
        Method("matches", [Takes.Text("string"), Takes.Text("regexp")], "Whether a pattern is found in the text.", call => IsIn(call, RegexProgram.Of(call.Text(1)), 0)),
        Operator("=~", Takes.Text("string"), Regexp, "Whether a pattern is found in a text.", call => IsIn(call, Program(call, 1), 0)),
        Operator("=~", Takes.Text("string"), Takes.Text("pattern"), "Whether a pattern is found in a text.", call => IsIn(call, RegexProgram.Of(call.Text(1)), 0)),
        Operator("!~", Takes.Text("string"), Regexp, "Whether a pattern is not found in a text.", call => !IsIn(call, Program(call, 1), 0)),
        Operator("!~", Takes.Text("string"), Takes.Text("pattern"), "Whether a pattern is not found in a text.", call => !IsIn(call, RegexProgram.Of(call.Text(1)), 0)),
    ];

    /// <summary>The regular expression that an argument is.</summary>
    public static RegexProgram Program(CallFrame call, int index) => ((YaqlRegex)call[index]).Program;

    private static ParameterSpec Flag(string name) => Takes.Optional(name, ParameterType.Boolean.OrNull(), false);

    private static YaqlRegex Read(CallFrame call) => new(RegexProgram.Of(
        call.Text(0),
        (call.Flag(1) ? RegexOptions.IgnoreCase : RegexOptions.None) | (call.Flag(2) ? RegexOptions.Multiline : RegexOptions.None) | (call.Flag(3) ? RegexOptions.Singleline : RegexOptions.None)));

    private static bool IsIn(CallFrame call, RegexProgram program, int text) => program.IsIn(call.Text(text), call.Run);
}
