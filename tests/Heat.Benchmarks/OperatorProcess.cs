using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Heat.Operator.Hosting;

namespace Heat.Benchmarks;

/// <summary>The operator as a process of its own, so that its CPU and memory are nobody else's.</summary>
internal sealed partial class OperatorProcess : IAsyncDisposable
{
    /// <summary>The series that count what is written to the API server.</summary>
    public const string Writes = "^heat_operator_client_request_duration_seconds_count.*verb=\"(create|update|patch|delete|apply)\"";

    private readonly Process _process;
    private readonly HttpClient _metrics;

    private OperatorProcess(Process process, HttpClient metrics)
    {
        _process = process;
        _metrics = metrics;
    }

    /// <summary>CPU time used so far.</summary>
    public TimeSpan Cpu => ProcessStat.Cpu(_process.Id);

    /// <summary>Most memory so far, in MiB.</summary>
    public long PeakMemory => ProcessStat.PeakMemory(_process.Id);

    /// <summary>Starts it for one namespace and waits until its watches have synchronised.</summary>
    public static async Task<OperatorProcess> StartAsync(string @namespace)
    {
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        string[] arguments =
        [
            typeof(OperatorApp).Assembly.Location,
            $"--Operator:WatchNamespaces={@namespace}",
            $"--Operator:HealthAddress={address}",
            $"--Operator:MetricsAddress={address}",
            "--LeaderElection:Enabled=false",
            $"--Logging:Level={Environment.GetEnvironmentVariable("HEAT_TEST_LOG_LEVEL") ?? "Warning"}",
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments))
            ?? throw new InvalidOperationException("The operator did not start.");
        var started = new OperatorProcess(process, new HttpClient { BaseAddress = new Uri(address) });
        await started.WaitUntilReadyAsync();
        return started;
    }

    /// <summary>A sample of <c>/metrics</c>, summed over the series whose line matches.</summary>
    public async Task<double> MetricAsync(string pattern)
    {
        var text = await _metrics.GetStringAsync(new Uri("metrics", UriKind.Relative));
        return text.Split('\n')
            .Where(line => Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _metrics.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var answer = await _metrics.GetAsync(new Uri("readyz", UriKind.Relative), patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
