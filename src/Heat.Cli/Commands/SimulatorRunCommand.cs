using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Simulator;

namespace Heat.Cli.Commands;

/// <summary><c>heat simulator run</c>: starts the cloud, writes a <c>clouds.yaml</c>, runs until it is told to end.</summary>
internal static class SimulatorRunCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one." };
    private static readonly Option<TimeSpan> Latency = Duration.Option("--latency", "Time that each call takes.", TimeSpan.Zero);
    private static readonly Option<TimeSpan> Jitter = Duration.Option("--latency-jitter", "Largest addition to the latency.", TimeSpan.Zero);
    private static readonly Option<TimeSpan> ServerBuild = Duration.Option("--server-build-time", "Time until a server is ACTIVE.", TimeSpan.FromSeconds(2));
    private static readonly Option<TimeSpan> VolumeBuild = Duration.Option("--volume-build-time", "Time until a volume is available.", TimeSpan.FromSeconds(1));
    private static readonly Option<TimeSpan> Deletion = Duration.Option("--delete-time", "Time until a deleted server or volume is gone.", TimeSpan.FromMilliseconds(500));
    private static readonly Option<TimeSpan> Attach = Duration.Option("--attach-time", "Time to attach or detach a port or volume.", TimeSpan.FromMilliseconds(500));
    private static readonly Option<int> PageSize = new("--page-size") { Description = "Largest page of a list.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of jitter and faults.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Password = new("--password") { Description = "Password of every user.", DefaultValueFactory = _ => new SimulatorOptions().Password };
    private static readonly Option<string[]> Projects = new("--project") { Description = "One more project, with a user of the same name; may be repeated." };
    private static readonly Option<string[]> Quotas = new("--quota") { Description = "A limit of each project, like port=50; may be repeated." };
    private static readonly Option<FileInfo> CloudsYaml = new("--clouds-yaml") { Description = "Where to write the clouds.yaml." };

    public static CommandExample Example { get; } = new(
        "simulator run --port 5050 --latency 50ms --clouds-yaml clouds.yaml", "A cloud on port 5050 that takes its time, with credentials in clouds.yaml");

    public static Command Create()
    {
        var command = new ExplainedCommand("run", "Runs the cloud until it gets SIGINT or SIGTERM.") { Examples = [Example] };
        foreach (var option in new Option[] { Port, Latency, Jitter, ServerBuild, VolumeBuild, Deletion, Attach, PageSize, Seed, Password, Projects, Quotas, CloudsYaml })
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    internal static SimulatorOptions Read(ParseResult parsed)
    {
        var options = new SimulatorOptions
        {
            Port = parsed.GetValue(Port),
            Latency = parsed.GetValue(Latency),
            LatencyJitter = parsed.GetValue(Jitter),
            PageSize = parsed.GetValue(PageSize),
            Seed = parsed.GetValue(Seed),
            Password = parsed.GetValue(Password)!,
            ExtraProjects = parsed.GetValue(Projects) ?? [],
        };
        options.BuildTimes.Server = parsed.GetValue(ServerBuild);
        options.BuildTimes.Volume = parsed.GetValue(VolumeBuild);
        options.BuildTimes.ServerDelete = options.BuildTimes.VolumeDelete = parsed.GetValue(Deletion);
        options.BuildTimes.Attach = parsed.GetValue(Attach);
        foreach (var quota in parsed.GetValue(Quotas) ?? [])
        {
            var (name, limit) = QuotaLimit.Read(quota);
            options.Quotas[name] = limit;
        }

        return options;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await using var cloud = await SimulatedCloud.StartAsync(Read(parsed), cancellationToken);
            await AnnounceAsync(cloud, parsed.GetValue(CloudsYaml));
            await EndOf(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (Exception fault) when (fault is IOException or FormatException)
        {
            await Console.Error.WriteLineAsync($"heat simulator run: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    private static async Task AnnounceAsync(SimulatedCloud cloud, FileInfo? file)
    {
        if (file is not null)
        {
            file.Directory?.Create();
            await File.WriteAllTextAsync(file.FullName, cloud.CloudsYaml);
            await Console.Out.WriteLineAsync($"clouds.yaml: {file.FullName}");
        }

        await Console.Out.WriteLineAsync($"OpenStack at {cloud.AuthUrl} (clouds demo, admin, alt_demo); control at {new Uri(cloud.BaseAddress, "_simulator")}");
    }

    private static async Task EndOf(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }
}
