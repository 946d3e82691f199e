using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Patterns;

/// <summary>What is done with the matches of a regular expression.</summary>
internal static class RegexMatching
{
    private static readonly ParameterSpec Regexp = Takes.One("regexp", ParameterType.Regex);
    private static readonly ParameterSpec Subject = Takes.Text("string");
    private static readonly ParameterSpec Count = Takes.OptionalInteger("count", 0);
    private static readonly ParameterSpec MaxSplit = Takes.OptionalInteger("maxSplit", 0);

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Method("search", [Regexp, Subject, Takes.OptionalLambda("selector")], "The first match, or what the selector makes of it: $ is the match, $2 the first group; null where there is none.", Search),
        Method("searchAll", [Regexp, Subject, Takes.OptionalLambda("selector")], "All matches, or what the selector makes of them.", call => call.Iterator(RegexFunctions.Program(call, 0).Matches(call.Text(1), call.Run).Select(match => Selected(call, match, 2)))),
        Method("split", [Regexp, Subject, MaxSplit], "The parts of a text between matches; groups stand between them.", call => Split(call, 0, 1)),
        Method("split", [Subject, Regexp, MaxSplit], "The parts of the text between matches; groups stand between them.", call => Split(call, 1, 0)),
        Method("replace", [Regexp, Subject, Takes.Text("repl"), Count], "The text with matches replaced; \\1 and \\g<name> stand for groups.", call => Replace(call, 0, 1)),
        Method("replace", [Subject, Regexp, Takes.Text("repl"), Count], "The text with matches replaced; \\1 and \\g<name> stand for groups.", call => Replace(call, 1, 0)),
        Method("replaceBy", [Regexp, Subject, Takes.Lambda("repl"), Count], "The text with each match replaced by what the lambda makes of it.", call => ReplaceBy(call, 0, 1)),
        Method("replaceBy", [Subject, Regexp, Takes.Lambda("repl"), Count], "The text with each match replaced by what the lambda makes of it.", call => ReplaceBy(call, 1, 0)),
    ];

    private static YaqlValue Search(CallFrame call) =>
        RegexFunctions.Program(call, 0).Matches(call.Text(1), call.Run).FirstOrDefault() is { } match ? Selected(call, match, 2) : YaqlNull.Instance;

    private static YaqlValue Selected(CallFrame call, Match match, int selector) =>
        call.OptionalLambda(selector) is { } lambda ? lambda.InvokeIn(Published(call.Scope, RegexFunctions.Program(call, 0), match, call.Text(1))) : match.Value;

    /// <summary>The scope with the match as <c>$</c>, its groups as <c>$2</c> and so on, and those with a name under it.</summary>
    private static Scope Published(Scope scope, RegexProgram program, Match match, string text)
    {
        var groups = Enumerable.Range(0, program.Groups + 1).Select(group => Described(match, group, text)).ToArray();
        return program.Names.Aggregate(scope.WithNumbered(groups), (inner, name) => inner.With(name.Key, groups[name.Value]));
    }

    private static YaqlMap Described(Match match, int group, string text)
    {
        var found = match.Groups[group];
        var start = found.Success ? CodePoints.ToPosition(text, found.Index) : -1;
        return new YaqlMap(
        [
            KeyValuePair.Create<YaqlValue, YaqlValue>("value", RegexProgram.Taken(match, group) is { } value ? value : YaqlNull.Instance),
            KeyValuePair.Create<YaqlValue, YaqlValue>("start", start),
            KeyValuePair.Create<YaqlValue, YaqlValue>("end", found.Success ? start + CodePoints.Count(found.Value) : -1),
        ], isFrozen: false);
    }

    private static YaqlList Split(CallFrame call, int regex, int subject)
    {
        var (program, text) = (RegexFunctions.Program(call, regex), call.Text(subject));
        var parts = new List<YaqlValue>();
        var from = 0;
        foreach (var match in Limited(call, program, text, 2))
        {
            parts.Add(text[from..match.Index]);
            parts.AddRange(Enumerable.Range(1, program.Groups).Select(group => RegexProgram.Taken(match, group) is { } taken ? (YaqlValue)taken : YaqlNull.Instance));
            from = match.Index + match.Length;
        }

        return new YaqlList([.. parts, text[from..]], isTuple: false);
    }

    private static YaqlValue Replace(CallFrame call, int regex, int subject)
    {
        var template = ReplacementTemplate.Parse(call.Text(2), RegexFunctions.Program(call, regex));
        return Rebuilt(call, regex, subject, template.Expand);
    }

    private static YaqlValue ReplaceBy(CallFrame call, int regex, int subject) => Rebuilt(
        call, regex, subject, match => call.Lambda(2).InvokeIn(Published(call.Scope, RegexFunctions.Program(call, regex), match, call.Text(subject))) is YaqlText text
            ? text.Text
            : throw YaqlFault.Plain("replaceBy needs a lambda that gives text"));

    private static YaqlValue Rebuilt(CallFrame call, int regex, int subject, Func<Match, string> replacement)
    {
        var text = call.Text(subject);
        var builder = new StringBuilder();
        var from = 0;
        foreach (var match in Limited(call, RegexFunctions.Program(call, regex), text, 3))
        {
            builder.Append(text, from, match.Index - from).Append(replacement(match));
            call.Run.CheckMemory(builder.Length);
            from = match.Index + match.Length;
        }

        return builder.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<Match> Limited(CallFrame call, RegexProgram program, string text, int limit) => call.Position(limit) switch
    {
        < 0 => [],
        0 => program.Matches(text, call.Run),
        var count => program.Matches(text, call.Run).Take(count),
    };
}
