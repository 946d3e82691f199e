using System.Globalization;
using System.Text;
using Heat.Benchmarks;
using Heat.Benchmarks.Beside;
using Heat.Operator.Testing;
using Heat.Simulator;

// Usage: Heat.Benchmarks [--output FILE] [--quick] [--only PART-OF-A-NAME] [--repeat TIMES] [--no-fleet] | --language [--templates DIR]
// or, on a real cloud beside its own Heat: Heat.Benchmarks --beside CLOUDS.YAML [--cloud NAME] [--only PART-OF-A-NAME] [--without-heat]
if (args.Contains("--language")) // needs neither cluster nor cloud
{
    Console.Write(LanguageBenchmark.Run());
    if (Array.IndexOf(args, "--templates") is var folder and >= 0 && folder + 1 < args.Length)
    {
        LanguageShapes.WriteTo(args[folder + 1]);
    }

    return;
}

if (args.Contains("--beside"))
{
    Console.WriteLine(await BesideRun.RunAsync(args));
    return;
}

var quick = args.Contains("--quick");
var output = Array.IndexOf(args, "--output") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
Shape[] shapes = quick
    ? [Shapes.Flat(1), Shapes.Flat(100), Shapes.Servers(20, 10)]
    :
    [
        Shapes.Flat(1), Shapes.Flat(100), Shapes.Flat(1000),
        Shapes.Chain(100), Shapes.Chain(1000),
        Shapes.Servers(100, 100), Shapes.Servers(1000, 100),
        Shapes.Random(100), Shapes.Random(1000),
    ];

var repeat = Array.IndexOf(args, "--repeat") is var times and >= 0 && times + 1 < args.Length ? int.Parse(args[times + 1], CultureInfo.InvariantCulture) : 1;
var only = Array.IndexOf(args, "--only") is var place and >= 0 && place + 1 < args.Length ? args[place + 1] : "";
shapes = [.. shapes.Where(shape => shape.Name.Contains(only, StringComparison.Ordinal))];

await using var cloud = await SimulatedCloud.StartAsync(new SimulatorOptions { Latency = Shapes.Latency, ExtraProjects = FleetBenchmark.Projects });
cloud.Options.BuildTimes.Server = Shapes.ServerBuild;
foreach (var quota in new[] { "network", "port", "instances", "cores", "ram" })
{
    cloud.Options.Quotas[quota] = 1_000_000;
}

await using var harness = new OperatorHarness(TimeSpan.FromMinutes(10));
await harness.PrepareAsync($"""
    clouds:
      demo:
        auth: {"{"} auth_url: "{cloud.AuthUrl}", username: demo, password: {cloud.Options.Password}, project_name: demo, user_domain_name: Default, project_domain_name: Default {"}"}
        region_name: RegionOne
    """);

var text = new StringBuilder();
void Say(string line)
{
    Console.WriteLine(line);
    text.AppendLine(line);
}

Say(Measurement.Head);
await using (var process = await OperatorProcess.StartAsync(harness.Settings))
{
    var benchmark = new StackBenchmark(harness, process, cloud);
    await WarmUpAsync(benchmark);
    text.Clear().AppendLine(Measurement.Head);
    foreach (var shape in shapes.SelectMany(shape => Enumerable.Repeat(shape, repeat)))
    {
        Say((await benchmark.RunAsync(shape)).ToString());
    }

    if ("tree".Contains(only, StringComparison.Ordinal))
    {
        var tree = new TreeBenchmark(harness, process, cloud);
        Say("");
        Say(await tree.RunAsync(quick ? 5 : 100, quick ? 10 : 100));
        Say(await tree.ScaleAsync());
    }
}

if (!args.Contains("--no-fleet"))
{
    Say("");
    Say(await new FleetBenchmark(harness, cloud, quick ? 20 : 1000, 10).RunAsync());
}

if (output is not null)
{
    await File.WriteAllTextAsync(output, string.Create(CultureInfo.InvariantCulture, $"{text}"));
}

// The first runs pay for compilation, which an operator does once in its life: every way through it is gone a few times.
static async Task WarmUpAsync(StackBenchmark benchmark)
{
    foreach (var shape in new[] { Shapes.Flat(200), Shapes.Chain(50), Shapes.Servers(50, 25), Shapes.Flat(200), Shapes.Chain(50) })
    {
        await benchmark.RunAsync(shape);
    }
}
