using Heat.Templates.Tests.Evaluation;

namespace Heat.Templates.Tests.Functions;

public sealed class RepeatTests
{
    [Fact]
    public void LastList_RunsFastest() =>
        Assert.Equal(
            """["a1","a2","b1","b2"]""",
            TestTemplate.Output("{repeat: {for_each: {'%x%': [a, b], '%n%': ['1', '2']}, template: '%x%%n%'}}").ToString());

    [Fact]
    public void WithoutPermutations_AllListsRunTogether() =>
        Assert.Equal(
            """["a1","b2"]""",
            TestTemplate.Output("{repeat: {permutations: false, for_each: {'%x%': [a, b], '%n%': ['1', '2']}, template: '%x%%n%'}}").ToString());

    [Fact]
    public void Explosion_IsRefused()
    {
        var letters = "[a, b, c, d, e, f, g, h, i, j, k, l]";
        var loops = string.Join(", ", Enumerable.Range(0, 6).Select(index => $"'%{index}%': {letters}"));

        var output = TestTemplate.Load($"outputs:\n  o: {{value: {{repeat: {{for_each: {{{loops}}}, template: x}}}}}}\n").EvaluateOutput("o", new World());

        Assert.Equal("\"repeat\" would give 2985984 items; at most 100000 are allowed", output.Error);
    }
}
