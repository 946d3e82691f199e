using Heat.Templates.Schemas;
using Heat.Templates.Schemas.Constraints;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

public sealed class ConstraintCheckerTests
{
    [Theory]
    [InlineData("\"a\"", null)]
    [InlineData("\"z\"", "\"z\" is not an allowed value [\"a\", 2, \"3\", true]")]
    [InlineData("\"2\"", null)]
    [InlineData("2", null)]
    [InlineData("2.0", null)]
    [InlineData("3", null)]
    [InlineData("4", "4 is not an allowed value [\"a\", 2, \"3\", true]")]
    [InlineData("true", null)]
    [InlineData("false", "false is not an allowed value [\"a\", 2, \"3\", true]")]
    [InlineData("[]", null)]
    [InlineData("[\"a\", 2]", null)]
    [InlineData("[\"a\", \"ü\"]", "[\"a\", \"\\u00fc\"] is not an allowed value [\"a\", 2, \"3\", true]")]
    public void AllowedValues(string value, string? error) => Assert.Equal(error, Check(
        new() { Kind = ConstraintKind.AllowedValues, AllowedValues = ((ListValue)Values.Json("[\"a\", 2, \"3\", true]")).Items }, value));

    [Theory]
    [InlineData(1.0, 10.0, "1", null)]
    [InlineData(1.0, 10.0, "10", null)]
    [InlineData(1.0, 10.0, "10.5", "10.5 is out of range (min: 1, max: 10)")]
    [InlineData(null, 1.5, "1.6", "1.6 is out of range (min: None, max: 1.5)")]
    [InlineData(0.0, null, "-1", "-1 is out of range (min: 0, max: None)")]
    [InlineData(0.0, null, "1e9", null)]
    [InlineData(0.0, null, "\"abc\"", "could not convert string to float: 'abc'")]
    public void Range(double? min, double? max, string value, string? error) =>
        Assert.Equal(error, Check(new() { Kind = ConstraintKind.Range, Min = min, Max = max }, value));

    [Theory]
    [InlineData("\"ab\"", null)]
    [InlineData("\"üü\"", null)]
    [InlineData("\"😀\"", "length (1) is out of range (min: 2, max: 3)")]
    [InlineData("\"abcd\"", "length (4) is out of range (min: 2, max: 3)")]
    [InlineData("[1, 2]", null)]
    [InlineData("[]", "length (0) is out of range (min: 2, max: 3)")]
    [InlineData("{\"a\": 1}", "length (1) is out of range (min: 2, max: 3)")]
    [InlineData("5", "5 has no length; expected text, a list or a map")]
    public void Length(string value, string? error) =>
        Assert.Equal(error, Check(new() { Kind = ConstraintKind.Length, Min = 2, Max = 3 }, value));

    [Theory]
    [InlineData("[a-z]+[0-9]?", "abc1", true)]
    [InlineData("[a-z]+[0-9]?", "abc12", false)]
    [InlineData("a|ab", "a", true)]
    [InlineData("a|ab", "ab", false)]
    [InlineData("^[a-z]+$", "abc\n", false)]
    [InlineData("\\w+", "grüße", true)]
    [InlineData("(?P<first>a)(?P<rest>b*)", "abb", true)]
    [InlineData("abc\\Z", "abc", true)]
    [InlineData("", "", true)]
    public void Pattern(string pattern, string value, bool isFine)
    {
        var error = ConstraintChecker.Check(new() { Kind = ConstraintKind.AllowedPattern, Pattern = pattern }, Values.Text(value));

        Assert.Equal(isFine ? null : $"\"{value}\" does not match pattern \"{pattern}\"", error);
    }

    [Fact]
    public void PatternThatIsNone_SaysSo() =>
        Assert.StartsWith(
            "pattern \"[\" is no regular expression",
            Check(new() { Kind = ConstraintKind.AllowedPattern, Pattern = "[" }, "\"a\""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(3, 1, "4", null)]
    [InlineData(3, 1, "3", "3 is not a multiple of 3 with an offset of 1")]
    [InlineData(3, 1, "5.5", "5.5 is not a multiple of 3 with an offset of 1")]
    [InlineData(-2, 0, "4", null)]
    [InlineData(-2, 0, "3", "3 is not a multiple of -2 with an offset of 0")]
    [InlineData(-3, -1, "2", null)]
    public void Modulo(int step, int offset, string value, string? error) =>
        Assert.Equal(error, Check(new() { Kind = ConstraintKind.Modulo, Step = step, Offset = offset }, value));

    [Theory]
    [InlineData("nova.flavor", null)]
    [InlineData("test_constr", null)]
    [InlineData("no.such", "\"a\" does not validate no.such (constraint not found)")]
    public void CustomThatNeedsTheCloud_PassesHere(string name, string? error) =>
        Assert.Equal(error, Check(new() { Kind = ConstraintKind.Custom, Custom = name }, "\"a\""));

    [Fact]
    public void UnknownValue_Passes() =>
        Assert.Null(ConstraintChecker.Check(new() { Kind = ConstraintKind.Length, Min = 99 }, new UnknownValue("a", "b")));

    [Theory]
    [InlineData(ConstraintKind.AllowedValues)]
    [InlineData(ConstraintKind.Range)]
    [InlineData(ConstraintKind.AllowedPattern)]
    [InlineData(ConstraintKind.Modulo)]
    [InlineData(ConstraintKind.Custom)]
    public void SecretValue_IsMaskedInTheAnswer(ConstraintKind kind)
    {
        var error = ConstraintChecker.Check(
            new() { Kind = kind, Custom = "net_cidr", Pattern = "x", Step = 2, Offset = 1 }, new TextValue("hunter2", isSecret: true));

        Assert.NotNull(error);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    private static string? Check(PropertyConstraint constraint, string json) => ConstraintChecker.Check(constraint, Values.Json(json));
}
