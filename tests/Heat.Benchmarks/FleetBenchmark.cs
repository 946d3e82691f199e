using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator;

namespace Heat.Benchmarks;

/// <summary>Many small stacks over many projects: from a cold start, and looked at again by an operator that was restarted.</summary>
internal sealed class FleetBenchmark(OperatorHarness harness, SimulatedCloud cloud, int stacks, int resources)
{
    private const string Secret = "projects";
    private const string Passes = "^heat_operator_controller_pass_duration_seconds_count.*Stack\"";

    /// <summary>Names of the projects that the cloud must have.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Enumerable.Range(0, 100).Select(i => $"tenant{i.ToString(CultureInfo.InvariantCulture)}")];

    /// <summary>Measures and describes.</summary>
    public async Task<string> RunAsync()
    {
        await harness.Client.CreateAsync(new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = Secret, Namespace = harness.Namespace },
            Data = new Dictionary<string, byte[]> { ["clouds.yaml"] = Encoding.UTF8.GetBytes(cloud.CloudsYaml) },
        });
        var template = Shapes.Flat(resources).Template;
        await EachAsync(8, i => harness.ApplyAsync(Name(i), template, spec => spec["cloudCredentialsRef"] = new JsonObject
        {
            ["secretName"] = Secret,
            ["cloudName"] = Projects[i % Projects.Count],
        }));
        var text = new StringBuilder().AppendLine(await ColdStartAsync()).AppendLine().Append(await RestartAsync());
        return text.ToString();
    }

    private async Task<string> ColdStartAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var process = await OperatorProcess.StartAsync(harness.Settings);
        await harness.EventuallyAsync("all stacks are ready", async () =>
            (await harness.Client.ListAsync<V1Alpha1Stack>(harness.Namespace)).Count(OperatorHarness.IsReady) == stacks);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stacks} Stacks × {resources} resources in {Projects.Count} projects from a cold start to Ready: {watch.Elapsed.TotalSeconds:F1} s, {process.Cpu.TotalMilliseconds / (stacks * resources):F2} ms of CPU per resource (start of the process included), peak {process.PeakMemory} MiB.");
    }

    /// <summary>An operator that knows nothing yet looks at everything, and finds nothing to do.</summary>
    private async Task<string> RestartAsync()
    {
        cloud.ResetCalls();
        var watch = Stopwatch.StartNew();
        await using var process = await OperatorProcess.StartAsync(harness.Settings);
        await harness.EventuallyAsync("all stacks are looked at", async () => await process.MetricAsync(Passes) >= stacks);
        var (elapsed, cpu) = (watch.Elapsed, process.Cpu);
        var (calls, writes) = (cloud.Calls.Values.Sum(), await process.MetricAsync(Series.Writes));
        var all = (double)(stacks * resources);
        await EachAsync(64, i => harness.DeleteAsync(Name(i)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Pass over these {all} unchanged resources by a restarted operator: {elapsed.TotalSeconds:F1} s, {cpu.TotalMilliseconds / all:F2} ms of CPU per resource (start of the process included), {calls / all:F3} cloud calls per resource, {writes} writes, peak {process.PeakMemory} MiB.");
    }

    private async Task EachAsync(int atOnce, Func<int, Task> work) => await Parallel.ForEachAsync(
        Enumerable.Range(0, stacks), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await work(i));

    private static string Name(int i) => $"fleet{i.ToString(CultureInfo.InvariantCulture)}";
}
