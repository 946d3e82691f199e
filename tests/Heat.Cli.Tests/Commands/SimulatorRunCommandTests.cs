using System.CommandLine;
using Heat.Cli.Commands;

namespace Heat.Cli.Tests.Commands;

public sealed class SimulatorRunCommandTests
{
    [Fact]
    public void Options_AreRead()
    {
        var options = SimulatorRunCommand.Read(Parse(
            "--port 7000 --latency 50ms --latency-jitter 5ms --server-build-time 3s --volume-build-time 4s --delete-time 1s --attach-time 2s "
            + "--page-size 10 --seed 9 --password p --project a --project b --quota port=5 --quota instances=2"));

        Assert.Equal(7000, options.Port);
        Assert.Equal(TimeSpan.FromMilliseconds(50), options.Latency);
        Assert.Equal(TimeSpan.FromMilliseconds(5), options.LatencyJitter);
        Assert.Equal(TimeSpan.FromSeconds(3), options.BuildTimes.Server);
        Assert.Equal(TimeSpan.FromSeconds(4), options.BuildTimes.Volume);
        Assert.Equal(TimeSpan.FromSeconds(1), options.BuildTimes.ServerDelete);
        Assert.Equal(TimeSpan.FromSeconds(2), options.BuildTimes.Attach);
        Assert.Equal(10, options.PageSize);
        Assert.Equal(9, options.Seed);
        Assert.Equal("p", options.Password);
        Assert.Equal(["a", "b"], options.ExtraProjects);
        Assert.Equal(5, options.Quotas["port"]);
        Assert.Equal(2, options.Quotas["instances"]);
    }

    [Fact]
    public void NoOptions_AreADemonstrationCloud()
    {
        var options = SimulatorRunCommand.Read(Parse(""));

        Assert.Equal(0, options.Port);
        Assert.Equal(TimeSpan.FromSeconds(2), options.BuildTimes.Server);
        Assert.Equal(TimeSpan.Zero, options.Latency);
        Assert.Empty(options.ExtraProjects);
    }

    [Fact]
    public void MalformedTime_NamesTheTextAndTheRemedy()
    {
        var error = Assert.Single(Parse("--latency soon").Errors);
        Assert.Equal("'soon' is no time; write a number and a unit, like 50ms, 2s or 1m.", error.Message);
    }

    [Theory]
    [InlineData("port")]
    [InlineData("port=many")]
    [InlineData("=3")]
    public void MalformedQuota_NamesTheTextAndTheRemedy(string text)
    {
        var fault = Assert.Throws<FormatException>(() => QuotaLimit.Read(text));
        Assert.Equal($"'{text}' is no quota; write a name and a number, like port=50.", fault.Message);
    }

    [Fact]
    public async Task Run_WritesCloudsYamlAndEndsWhenTold()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("heat").FullName, "clouds.yaml");
        using var end = new CancellationTokenSource();
        using var arrived = new FileSystemWatcher(Path.GetDirectoryName(file)!) { EnableRaisingEvents = true };
        var written = new TaskCompletionSource();
        arrived.Changed += (_, _) => written.TrySetResult();
        var run = Parse($"--clouds-yaml {file}").InvokeAsync(cancellationToken: end.Token);

        await written.Task;
        await end.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Contains("auth_url: http://127.0.0.1:", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static ParseResult Parse(string line) => SimulatorCommand.Create().Parse("run " + line);
}
