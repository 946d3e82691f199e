using Heat.Templates.Values;
using Heat.Templates.Yaql;

namespace Heat.Templates.Tests.Yaql;

/// <summary>No expression hangs, exhausts memory or overflows the stack.</summary>
public sealed class YaqlLimitTests
{
    [Theory]
    [InlineData("sequence().len()")]
    [InlineData("def(f, f($)) -> f(1)")]
    [InlineData("def(f, [f($ + 1)]) -> f(1)")]
    [InlineData("pow(10, pow(10, 9))")]
    [InlineData("pow(9, pow(9, pow(9, 9)))")]
    [InlineData("shiftBitsLeft(1, pow(10, 12))")]
    [InlineData("range(200).aggregate([$1, $1], 1)")]
    [InlineData("range(200).aggregate({a => $1, b => $1}, 1)")]
    [InlineData("range(200).aggregate($1 + $1, 'abc')")]
    [InlineData("range(200).aggregate($1 * $1, 10)")]
    [InlineData("range(200).aggregate($1.replace('a', 'aa'), 'a')")]
    [InlineData("'{0:99999999999}'.format(1)")]
    [InlineData("'{0:.999999999f}'.format(1)")]
    [InlineData("range(200).select(range(200).select(range(200).select(range(200).sum()).sum()).sum()).sum()")]
    [InlineData("let(x => range(190).accumulate([$1, $2], 0).last()) -> range(200).select($x = $x).all()")]
    [InlineData("range(200).aggregate($1.skip(0), range(5)).toList()")]
    [InlineData("generateMany(1, [$, $, $])")]
    [InlineData("regex('(a*)*(b*)*(?=c)d').matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac')")]
    [InlineData("regex('(?=(a+)+$)b').matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("list(5.repeat())")]
    [InlineData("range(200).accumulate(range(200).aggregate([$1].select($), $1).first(), 1).list()")]
    [InlineData("list(range(200).select(1).aggregate([[$1].select($)].select($)))")]
    [InlineData("range(200).aggregate({[$1] => $2}, [1])")]
    [InlineData("range(200).aggregate({$1 => $2}, [1]).keys().len()")]
    [InlineData("[1].cycle().len()")]
    public void CostlyExpression_Ends(string expression)
    {
        // Some have a value after all; what counts is that they end.
        var fault = Record.Exception(() => Evaluate(expression));

        Assert.True(fault is null or YaqlFault, fault?.ToString());
    }

    [Fact]
    public void WorkBeyondTheLimit_SaysSo() => Assert.Contains(
        "takes too long", Assert.Throws<YaqlFault>(() => Evaluate("sequence().len()")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("not ", "")]
    [InlineData("-", "")]
    [InlineData("list(", ")")]
    [InlineData("{a => ", "}")]
    public void DeepNesting_IsRefused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 5_000)) + "1" + string.Concat(Enumerable.Repeat(close, 5_000));

        Assert.Contains("nested", Assert.Throws<YaqlFault>(() => YaqlProgram.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongChain_IsRefused() => Assert.Throws<YaqlFault>(() => YaqlProgram.Parse("1" + string.Concat(Enumerable.Repeat(" + 1", 5_000))));

    [Fact]
    public void LongText_IsRefused() => Assert.Contains(
        "longer", Assert.Throws<YaqlFault>(() => YaqlProgram.Parse(new string('1', 70_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void ModerateNesting_IsEvaluated()
    {
        var text = string.Concat(Enumerable.Repeat("(", 90)) + "1" + string.Concat(Enumerable.Repeat(" + 1)", 90));

        Assert.Equal(TemplateValue.From(91), Evaluate(text));
    }

    [Fact]
    public void OwnLimits_AreKept()
    {
        var limits = new YaqlLimits(Items: 3, Bytes: 200);

        Assert.Equal(TemplateValue.From(3), YaqlProgram.Parse("range(3).toList().len()").Evaluate(MapValue.Empty, limits));
        Assert.Contains("3 elements", Assert.Throws<YaqlFault>(() => YaqlProgram.Parse("range(4).toList()").Evaluate(MapValue.Empty, limits)).Message, StringComparison.Ordinal);
        Assert.Contains("memory", Assert.Throws<YaqlFault>(() => YaqlProgram.Parse("'x' * 300").Evaluate(MapValue.Empty, limits)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now()")]
    [InlineData("random()")]
    [InlineData("random(1, 6)")]
    public void UnsteadyFunction_IsRefused(string expression) => Assert.Contains(
        "same result each time", Assert.Throws<YaqlFault>(() => Evaluate(expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("let(x => 1)", "context")]
    [InlineData("regex('a')", "regex")]
    [InlineData("datetime(2020, 1, 1)", "datetime")]
    [InlineData("timespan(1)", "timespan")]
    public void ResultThatNoTemplateHolds_IsRefused(string expression, string kind) => Assert.Contains(
        kind, Assert.Throws<YaqlFault>(() => Evaluate(expression)).Message, StringComparison.Ordinal);

    private static TemplateValue Evaluate(string expression) => YaqlProgram.Parse(expression).Evaluate(MapValue.Empty);
}
