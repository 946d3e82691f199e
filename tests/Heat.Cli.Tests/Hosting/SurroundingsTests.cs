using Heat.Cli.Hosting;

namespace Heat.Cli.Tests.Hosting;

public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("/usr/local/bin/heat", "heat")]
    [InlineData("/usr/local/bin/kubectl-heat", "kubectl heat")]
    [InlineData("/usr/local/bin/kubectl-heat.exe", "kubectl heat")]
    [InlineData("/usr/bin/dotnet", "heat")]
    [InlineData(null, "heat")]
    public void Name_IsTheOneThatWasTyped(string? executable, string name) => Assert.Equal(name, ProgramName.Of(executable));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "xterm", true)]
    [InlineData("", "xterm", true)]
    [InlineData("1", "xterm", false)]
    [InlineData(null, "dumb", false)]
    public void Colours_AreLeftOutWhereTheUserSaysSo(string? noColor, string? term, bool wants) =>
        Assert.Equal(wants, Surroundings.WantsColours(name => name == "NO_COLOR" ? noColor : name == "TERM" ? term : null));

    [Fact]
    public async Task OnATerminal_ErrorsAreRed()
    {
        var result = await CommandLine.RunAsync("template validate -", input: "resources: {}", adjust: surroundings => surroundings with { HasColours = true });
        Assert.Contains("\e[91merror HT1002\e[0m", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InAPipe_NothingIsColoured()
    {
        var result = await CommandLine.RunAsync("template validate -", input: "resources: {}");
        Assert.DoesNotContain('\e', result.Out);
    }

    [Fact]
    public async Task AsKubectlPlugin_UsageAndErrorsNameThePlugin()
    {
        static Surroundings AsPlugin(Surroundings surroundings) => surroundings with { Name = "kubectl heat" };
        var help = await CommandLine.RunAsync("template validate --help", adjust: AsPlugin);
        Assert.Contains("\n  kubectl heat template validate <TEMPLATE> [options]\n", help.Out, StringComparison.Ordinal);
        Assert.Contains("\n  kubectl heat template validate web.yaml -e production.yaml\n", help.Out, StringComparison.Ordinal);

        var mistake = await CommandLine.RunAsync("resource-type show Nothing", adjust: AsPlugin);
        Assert.StartsWith("kubectl heat: there is no resource type 'Nothing'.", mistake.Error, StringComparison.Ordinal);
    }
}
