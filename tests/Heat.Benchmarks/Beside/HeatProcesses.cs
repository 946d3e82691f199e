using Heat.Operator.Testing;

namespace Heat.Benchmarks.Beside;

/// <summary>CPU and memory of the processes of a Heat that runs on this machine: engines and APIs.</summary>
internal static class HeatProcesses
{
    /// <summary>CPU time used so far; zero where Heat runs elsewhere.</summary>
    public static TimeSpan Cpu => Ids().Select(id => Read(() => ProcessStat.Cpu(id))).Aggregate(TimeSpan.Zero, (sum, cpu) => sum + cpu);

    /// <summary>Resident memory now, in MiB.</summary>
    public static long Memory => Ids().Sum(id => Read(() => ProcessStat.Memory(id)));

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && Read(() => File.ReadAllText($"/proc/{id}/cmdline")) is { } command
            && (command.Contains("heat-engine", StringComparison.Ordinal) || command.Contains("heat_engine", StringComparison.Ordinal) || command.Contains("heat-api", StringComparison.Ordinal)));

    // A process may end while it is looked at.
    private static T? Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
