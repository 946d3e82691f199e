using System.Diagnostics;
using Heat.Operator.Hosting;
using Heat.Testing.Kubernetes;

namespace Heat.Operator.IntegrationTests;

/// <summary>The operator as a process of its own, which can be killed.</summary>
internal sealed class OperatorProcess(OperatorWorld world) : IAsyncDisposable
{
    private Process? _process;

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(OperatorApp).Assembly.Location,
                $"--Operator:WatchNamespaces={world.Operator.Namespace}",
                "--Operator:HealthAddress=http://127.0.0.1:0",
                "--Operator:MetricsAddress=http://127.0.0.1:0",
                $"--Signals:ListenAddress={world.Operator.SignalUrl}",
                $"--Signals:PublicUrl={world.Operator.SignalUrl}",
                "--LeaderElection:Enabled=false",
                "--Logging:Level=Error",
            ]);
        start.Environment["KUBECONFIG"] = await ApiServer.KubeconfigAsync();
        _process = Process.Start(start) ?? throw new InvalidOperationException("The operator did not start.");
    }

    /// <summary>Kills it as <c>kill -9</c> does, and starts another.</summary>
    public async Task StrikeAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
