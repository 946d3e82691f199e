using System.Diagnostics;
using System.Text.Json.Nodes;
using Heat.Operator.Testing;
using Heat.Simulator;

namespace Heat.Benchmarks;

/// <summary>Runs shapes one after the other: the operator in a process of its own, the simulated cloud in this one.</summary>
internal sealed class StackBenchmark(OperatorHarness harness, OperatorProcess operatorProcess, SimulatedCloud cloud)
{
    private const string Passes = "^heat_operator_controller_pass_duration_seconds_count";
    private const int ObservedPasses = 5;

    private int _number;

    /// <summary>Creates, leaves alone, touches and deletes a stack of a shape.</summary>
    public async Task<Measurement> RunAsync(Shape shape)
    {
        var name = $"bench{++_number}";
        var call = await CallAsync();
        cloud.ResetCalls();
        var (cpu, writes) = (operatorProcess.Cpu, await operatorProcess.MetricAsync(Series.Writes));
        var create = await TimeAsync(async () =>
        {
            await harness.ApplyAsync(name, shape.Template, spec => spec["drift"] = Drift("1h"));
            await harness.ReadyAsync(name);
        });
        var (createCpu, createCalls) = (operatorProcess.Cpu - cpu, cloud.Calls.Values.Sum());
        var createWrites = await operatorProcess.MetricAsync(Series.Writes) - writes;
        var noOp = await TimeAsync(async () =>
        {
            await harness.ApplyAsync(name, shape.Template, spec =>
            {
                spec["drift"] = Drift("1h");
                spec["timeout"] = "61m";
            });
            await harness.ReadyAsync(name);
        });
        var pass = await ObserveAsync(name, shape);
        var delete = await TimeAsync(() => harness.DeleteAsync(name));
        return new Measurement
        {
            Shape = shape,
            Call = call,
            Create = create,
            CreateCpu = createCpu,
            CreateCalls = createCalls,
            CreateWrites = createWrites,
            NoOp = noOp,
            PassCpu = pass.Cpu,
            PassCalls = pass.Calls,
            PassWrites = pass.Writes,
            Delete = delete,
            PeakMemory = operatorProcess.PeakMemory,
        };
    }

    /// <summary>Time of a call with nothing else going on: the median of a few. A timer of 50 ms and a way through HTTP take longer than 50 ms.</summary>
    private async Task<TimeSpan> CallAsync()
    {
        using var client = new HttpClient();
        var times = new List<TimeSpan>();
        for (var call = 0; call < 21; call++)
        {
            times.Add(await TimeAsync(async () => (await client.GetAsync(cloud.AuthUrl)).Dispose()));
        }

        times.Sort();
        return times[times.Count / 2];
    }

    // A short drift interval makes passes that look at everything; the first of them is left out.
    private async Task<(TimeSpan Cpu, double Calls, double Writes)> ObserveAsync(string name, Shape shape)
    {
        await harness.ApplyAsync(name, shape.Template, spec => spec["drift"] = Drift("1s"));
        await harness.ReadyAsync(name);
        var first = await operatorProcess.MetricAsync(Passes);
        await PassesAsync(first + 1);
        var (passes, cpu, writes) = (await operatorProcess.MetricAsync(Passes), operatorProcess.Cpu, await operatorProcess.MetricAsync(Series.Writes));
        cloud.ResetCalls();
        await PassesAsync(passes + ObservedPasses);
        var count = await operatorProcess.MetricAsync(Passes) - passes;
        return ((operatorProcess.Cpu - cpu) / count, cloud.Calls.Values.Sum() / count, (await operatorProcess.MetricAsync(Series.Writes) - writes) / count);
    }

    private Task PassesAsync(double count) =>
        harness.EventuallyAsync("the operator looks again", async () => await operatorProcess.MetricAsync(Passes) >= count);

    private static JsonObject Drift(string interval) => new() { ["interval"] = interval };

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
