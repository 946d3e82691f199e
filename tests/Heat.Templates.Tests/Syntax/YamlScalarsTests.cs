using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Syntax;

/// <summary>Words and numbers of YAML 1.1.</summary>
public sealed class YamlScalarsTests
{
    [Theory]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData("y", "\"y\"")]
    [InlineData("tRue", "\"tRue\"")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("Null", "null")]
    [InlineData("010", "8")]
    [InlineData("08", "\"08\"")]
    [InlineData("0o10", "\"0o10\"")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("-17", "-17")]
    [InlineData("+5", "5")]
    [InlineData("12:30:45", "45045")]
    [InlineData("12:75", "\"12:75\"")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("1.5e+3", "1500")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("1:30.5", "90.5")]
    [InlineData("2021-04-16", "\"2021-04-16\"")]
    [InlineData("10.0.0.1", "\"10.0.0.1\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("<<", "\"\\u003C\\u003C\"")]
    public void PlainWord_IsWhatHeatReads(string text, string json) =>
        Assert.Equal(json.Replace("\\u003C", "<", StringComparison.Ordinal), ValueJson.ToMaskedText(YamlScalars.Resolve(text)));

    [Fact]
    public void NumbersWithAPoint_AreNoIntegers()
    {
        Assert.IsType<FloatValue>(YamlScalars.Resolve("1.0"));
        Assert.IsType<IntegerValue>(YamlScalars.Resolve("1"));
        Assert.Equal(double.NegativeInfinity, Assert.IsType<FloatValue>(YamlScalars.Resolve("-.inf")).Value);
        Assert.True(double.IsNaN(Assert.IsType<FloatValue>(YamlScalars.Resolve(".nan")).Value));
    }
}
