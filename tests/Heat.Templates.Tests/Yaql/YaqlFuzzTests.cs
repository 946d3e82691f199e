using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Heat.Templates.Yaql;

namespace Heat.Templates.Tests.Yaql;

/// <summary>Random text: it has a value or a fault, and nothing else.</summary>
public sealed class YaqlFuzzTests
{
    private const int UsualCount = 1000;

    private static readonly YaqlLimits Small = new(Work: 200_000);

    private static readonly string[] Words =
    [
        .. YaqlFunctions.All.Select(function => function.Name).Where(name => char.IsAsciiLetter(name[0])).Distinct().Select(name => name + "("),
        .. YaqlFunctions.All.Select(function => function.Name).Distinct(),
        "$", "$1", "$2", "$x", "$.data", "$.data.nums", "$.data.words", "$.data.map", "$.data.servers", "$.data.text", ".name", "?.",
        "(", ")", "[", "]", "{", "}", ",", " => ", " -> ", ".", "'a'", "'[a-z]+'", "\"b\"", "`c`", "0", "1", "2", "-1", "1.5", "99999999999",
        "true", "false", "null", "a", "name", "x", "let(x => ", "def(f, ", "f(", "[1, 2, 3]", "{a => 1}", "range(5)", "regex('(a)|b')", "'", "\"", "\\", "é😀", "#",
    ];

    /// <summary>How many texts; <c>HEAT_YAQL_FUZZ</c> asks for more.</summary>
    private static int Count => int.TryParse(
        Environment.GetEnvironmentVariable("HEAT_YAQL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : UsualCount;

    [Fact]
    public void RandomWords_NeverCrash() => Check(Gen.Elements(Words).ArrayOf().Select(string.Concat));

    [Fact]
    public void RandomCharacters_NeverCrash() => Check(Gen.Choose(0, 0x2FF).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)));

    [Fact]
    public void RandomCalls_NeverCrash() => Check(Call(3));

    [Fact]
    public void MutatedCases_NeverCrash()
    {
        var cases = YaqlCases.Subjects.SelectMany(YaqlCases.Of).Select(entry => entry.Expression).ToArray();
        Check(
            from text in Gen.Elements(cases)
            from at in Gen.Choose(0, text.Length)
            from length in Gen.Choose(0, Math.Min(5, text.Length - at))
            from word in Gen.Elements(Words)
            select text.Remove(at, length).Insert(at, word));
    }

    private static Gen<string> Call(int depth)
    {
        var leaves = Gen.Elements(
            "$", "$.data.nums", "$.data.words", "$.data.map", "$.data.servers", "$.data.text", "1", "-1", "0", "2.5", "'a'", "''", "null", "true",
            "[1, 2]", "{a => 1}", "range(4)", "set(1, 2)", "regex('(a)|b')", "timespan(1)", "datetime(2020, 1, 1)", "$ > 1", "$1 + $2", "name");
        if (depth == 0)
        {
            return leaves;
        }

        var inner = Call(depth - 1);
        var call =
            from function in Gen.Elements(YaqlFunctions.All.Select(function => function.Name).Where(name => char.IsAsciiLetter(name[0])).Distinct().ToArray())
            from receiver in inner
            from count in Gen.Choose(0, 3)
            from arguments in inner.ArrayOf(count)
            from isMethod in Gen.Elements(true, false)
            select isMethod ? $"({receiver}).{function}({string.Join(", ", arguments)})" : $"{function}({string.Join(", ", arguments.Prepend(receiver))})";
        var operation =
            from left in inner
            from sign in Gen.Elements("+", "-", "*", "/", "mod", ">", "<", ">=", "<=", "!=", "=", "in", "and", "or", "=~", "!~", "->", ".", "?.")
            from right in inner
            select $"({left}) {sign} ({right})";
        return Gen.OneOf(leaves, call, call, operation);
    }

    private static void Check(Gen<string> texts) => Prop.ForAll(Arb.From(texts), text =>
    {
        var exception = Record.Exception(() => _ = YaqlProgram.Parse(text).Evaluate(YaqlCases.DataFor(""), Small).ToString());
        return (exception is null or YaqlFault).Label($"{text}\n{exception}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count));
}
