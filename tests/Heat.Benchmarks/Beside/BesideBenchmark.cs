using System.Diagnostics;
using System.Globalization;
using System.Text;
using Heat.OpenStack.Sessions;
using Heat.Operator.Testing;

namespace Heat.Benchmarks.Beside;

/// <summary>The same stacks on the same cloud, by the cloud's own Heat and by the operator, one after the other.</summary>
internal sealed class BesideBenchmark(OperatorHarness harness, OperatorProcess process, CloudSession session, string? cloudName)
{
    private readonly RealHeat _heat = new(session, TimeSpan.FromMinutes(20));

    /// <summary>Measures and describes.</summary>
    /// <param name="only">A part of the names of the shapes that are wanted.</param>
    /// <param name="withHeat">Heat is measured too.</param>
    public async Task<string> RunAsync(string only, bool withHeat)
    {
        await OursAsync(new BesideShape("warm-up", 10, BesideShapes.All[1].Template)); // compilation is paid for once in an operator's life
        var text = new StringBuilder("| Stack | Phase | Heat: wall (s) | Heat: CPU/resource (ms) | Operator: wall (s) | Operator: CPU/resource (ms) | Wall, ratio | CPU, ratio |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var shape in BesideShapes.All.Where(shape => shape.Name.Contains(only, StringComparison.Ordinal)))
        {
            var ours = await OursAsync(shape);
            var theirs = withHeat ? await TheirsAsync(shape) : [];
            foreach (var (phase, own) in ours)
            {
                var row = Row(shape, phase, theirs.GetValueOrDefault(phase), own);
                Console.WriteLine(row);
                text.AppendLine(row);
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nMemory: Heat {HeatProcesses.Memory} MiB resident, the operator at most {process.PeakMemory} MiB.").ToString();
    }

    private static string Row(BesideShape shape, string phase, Cost? theirs, Cost own) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {shape.Name} | {phase} | {Seconds(theirs?.Wall)} | {Each(theirs?.Cpu, shape)} | {Seconds(own.Wall)} | {Each(own.Cpu, shape)} | {Ratio(theirs?.Wall, own.Wall)} | {Ratio(theirs?.Cpu, own.Cpu)} |");

    private async Task<Dictionary<string, Cost>> OursAsync(BesideShape shape)
    {
        var (name, costs) = ($"ours-{shape.Name}", new Dictionary<string, Cost>());
        costs["create"] = await CostAsync(() => process.Cpu, () => ApplyAsync(name, shape, "60m"));
        if (shape.IsUpdated)
        {
            costs["update, nothing changed"] = await CostAsync(() => process.Cpu, () => ApplyAsync(name, shape, "61m"));
        }

        costs["delete"] = await CostAsync(() => process.Cpu, () => harness.DeleteAsync(name));
        return costs;
    }

    private async Task ApplyAsync(string name, BesideShape shape, string timeout)
    {
        await harness.ApplyAsync(name, shape.Template, spec =>
        {
            spec["timeout"] = timeout;
            if (cloudName is not null)
            {
                spec["cloudCredentialsRef"]!["cloudName"] = cloudName; // the harness gives credentials
            }
        });
        await harness.ReadyAsync(name);
    }

    private async Task<Dictionary<string, Cost>> TheirsAsync(BesideShape shape)
    {
        var (name, id, costs) = ($"theirs-{shape.Name}", "", new Dictionary<string, Cost>());
        costs["create"] = await CostAsync(() => HeatProcesses.Cpu, async () => id = await _heat.CreateAsync(name, shape.Template));
        if (shape.IsUpdated)
        {
            costs["update, nothing changed"] = await CostAsync(() => HeatProcesses.Cpu, () => _heat.UpdateAsync(name, id, shape.Template));
        }

        costs["delete"] = await CostAsync(() => HeatProcesses.Cpu, () => _heat.DeleteAsync(name, id));
        return costs;
    }

    private static async Task<Cost> CostAsync(Func<TimeSpan> cpu, Func<Task> work)
    {
        var (before, watch) = (cpu(), Stopwatch.StartNew());
        await work();
        return new Cost(watch.Elapsed, cpu() - before);
    }

    private static string Seconds(TimeSpan? time) => time?.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture) ?? "–";

    private static string Each(TimeSpan? cpu, BesideShape shape) => cpu is { } time && time > TimeSpan.Zero
        ? (time.TotalMilliseconds / shape.Resources).ToString("F1", CultureInfo.InvariantCulture)
        : "–";

    private static string Ratio(TimeSpan? theirs, TimeSpan own) =>
        theirs is { } time && own > TimeSpan.Zero && time > TimeSpan.Zero ? (time / own).ToString("F0", CultureInfo.InvariantCulture) + " ×" : "–";

    private sealed record Cost(TimeSpan Wall, TimeSpan Cpu);
}
