using System.Diagnostics;
using System.Globalization;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Benchmarks;

/// <summary>Many small stacks from a cold start: the Stacks are there before the operator is.</summary>
internal static class FleetBenchmark
{
    /// <summary>Measures and describes.</summary>
    public static async Task<string> RunAsync(OperatorHarness harness, int stacks, int resources)
    {
        var template = Shapes.Flat(resources).Template;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, stacks),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => await harness.ApplyAsync($"fleet{i.ToString(CultureInfo.InvariantCulture)}", template));
        var watch = Stopwatch.StartNew();
        await using var process = await OperatorProcess.StartAsync(harness.Namespace);
        await harness.EventuallyAsync("all stacks are ready", async () =>
            (await harness.Client.ListAsync<V1Alpha1Stack>(harness.Namespace)).Count(OperatorHarness.IsReady) == stacks);
        var elapsed = watch.Elapsed;
        var (cpu, memory) = (process.Cpu, process.PeakMemory);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, stacks),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, _) => await harness.DeleteAsync($"fleet{i.ToString(CultureInfo.InvariantCulture)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stacks} Stacks × {resources} resources from a cold start to Ready: {elapsed.TotalSeconds:F1} s, {cpu.TotalMilliseconds / (stacks * resources):F2} ms of CPU per resource (start of the process included), peak {memory} MiB.");
    }
}
