using System.Text.Json;
using Heat.Templates.Values;
using Heat.Templates.Yaql;

namespace Heat.Templates.Tests.Yaql;

/// <summary>Expressions give what they give in Heat.</summary>
public sealed class YaqlCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var subject in YaqlCases.Subjects)
            {
                foreach (var expression in YaqlCases.Of(subject).Select(entry => entry.Expression).Distinct())
                {
                    cases.Add(subject, expression);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Expression_GivesWhatHeatGives(string subject, string expression)
    {
        var expected = YaqlCases.Of(subject).First(entry => entry.Expression == expression);

        var (value, fault) = Evaluate(expression);

        if (expected.Result is { ValueKind: not JsonValueKind.Undefined } result)
        {
            Assert.True(fault is null, $"{expression}: {fault}");
            Assert.True(ValueJson.FromElement(result).Equals(value), $"{expression}: expected {result}, got {value}");
        }
        else
        {
            Assert.True(fault is not null, $"{expression}: expected an error, got {value}");
            Assert.Equal(expected.Error ?? fault, fault);
        }
    }

    [Fact]
    public void EveryFunction_HasACase()
    {
        var expressions = YaqlCases.Subjects.SelectMany(YaqlCases.Of).Select(entry => entry.Expression).ToArray();
        string[] unsteady = ["now", "random"];

        var untested = YaqlFunctions.All
            .Where(function => !unsteady.Contains(function.Name))
            .Where(function => !expressions.Any(expression => expression.Contains(Bare(function.Name), StringComparison.Ordinal)))
            .Select(function => function.Signature);

        Assert.Empty(untested);
    }

    private static string Bare(string name) => name is "[]" or "{}" ? name[..1] : name;

    private static (TemplateValue? Value, string? Fault) Evaluate(string expression)
    {
        try
        {
            return (YaqlProgram.Parse(expression).Evaluate(YaqlCases.DataFor(expression)), null);
        }
        catch (YaqlFault fault)
        {
            return (null, fault.Message);
        }
    }
}
