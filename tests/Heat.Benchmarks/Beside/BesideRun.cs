using Heat.OpenStack;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Sessions;
using Heat.Operator.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Benchmarks.Beside;

/// <summary>Sets the comparison up: a real cloud, a real API server, the operator in a process of its own.</summary>
internal static class BesideRun
{
    /// <summary>Runs it: <c>--beside CLOUDS.YAML [--cloud NAME] [--only PART] [--without-heat]</c>.</summary>
    public static async Task<string> RunAsync(string[] args)
    {
        var cloudsYaml = await File.ReadAllTextAsync(After(args, "--beside") ?? throw new ArgumentException("--beside needs a clouds.yaml."));
        var cloud = After(args, "--cloud");
        await using var services = new ServiceCollection().AddLogging().AddHeatOpenStack().BuildServiceProvider();
        await using var harness = new OperatorHarness(TimeSpan.FromMinutes(20));
        await harness.PrepareAsync(cloudsYaml);
        await using var process = await OperatorProcess.StartAsync(harness.Settings);
        var session = services.GetRequiredService<ICloudSessionFactory>().Open(CloudsYaml.Parse(cloudsYaml, cloud));
        return await new BesideBenchmark(harness, process, session, cloud).RunAsync(After(args, "--only") ?? "", !args.Contains("--without-heat"));
    }

    private static string? After(string[] args, string option) =>
        Array.IndexOf(args, option) is var place and >= 0 && place + 1 < args.Length ? args[place + 1] : null;
}
