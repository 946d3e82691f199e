using System.Globalization;

namespace Heat.Operator.Testing;

/// <summary>CPU and memory of another process, from /proc.</summary>
public static class ProcessStat
{
    private const double TicksPerSecond = 100; // the kernel's USER_HZ on every Linux that .NET runs on

    /// <summary>CPU time used so far, user and system, all threads.</summary>
    public static TimeSpan Cpu(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Most memory it ever had resident, in MiB.</summary>
    public static long PeakMemory(int pid) => Status(pid, "VmHWM:") / 1024;

    /// <summary>Memory it has resident now, in MiB.</summary>
    public static long Memory(int pid) => Status(pid, "VmRSS:") / 1024;

    private static long Status(int pid, string field) =>
        long.Parse(
            File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture);
}
