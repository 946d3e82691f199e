using System.Diagnostics;

namespace Heat.Kubernetes.LeaderElection;

/// <summary>Exits, and kills the process when even that takes long.</summary>
internal sealed class ProcessTermination : IProcessTermination
{
    private const int ExitCode = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Terminate(string reason)
    {
        Console.Error.WriteLine(reason);
        using var process = Process.GetCurrentProcess();
        var watchdog = new Thread(() =>
        {
            Thread.Sleep(Patience);
            process.Kill();
        })
        { IsBackground = true };
        watchdog.Start();
        Environment.Exit(ExitCode);
    }
}
