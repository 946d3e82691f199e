using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Heat.Operator.Hosting;
using Heat.Testing.Kubernetes;

namespace Heat.Operator.Testing;

/// <summary>The operator as a process of its own: it can be killed, and its CPU and memory are nobody else's.</summary>
public sealed class OperatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ProcessStartInfo _start;
    private readonly HttpClient _http;
    private Process _process;

    private OperatorProcess(ProcessStartInfo start, Uri address)
    {
        _start = start;
        _http = new HttpClient { BaseAddress = address };
        _process = Run(start);
    }

    /// <summary>CPU time used so far.</summary>
    public TimeSpan Cpu => ProcessStat.Cpu(_process.Id);

    /// <summary>Most memory so far, in MiB.</summary>
    public long PeakMemory => ProcessStat.PeakMemory(_process.Id);

    /// <summary>Starts it and waits until its watches have synchronised.</summary>
    /// <param name="settings">What it is told; its probes and metrics get an address of their own.</param>
    public static async Task<OperatorProcess> StartAsync(OperatorSettings settings)
    {
        var address = LoopbackAddress.Free();
        var told = (settings with { HealthAddress = address, MetricsAddress = address }).ToArguments();
        var start = new ProcessStartInfo("dotnet", [typeof(OperatorApp).Assembly.Location, .. told]);
        start.Environment["KUBECONFIG"] = await ApiServer.KubeconfigAsync();
        var started = new OperatorProcess(start, address);
        try
        {
            await started.UntilReadyAsync();
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it as <c>kill -9</c> does and starts another, without waiting until that works.</summary>
    public async Task StrikeAsync()
    {
        await KillAsync();
        _process = Run(_start);
    }

    /// <summary>A sample of <c>/metrics</c>, summed over the series whose line matches.</summary>
    public async Task<double> MetricAsync(string pattern)
    {
        var text = await _http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        return text.Split('\n')
            .Where(line => Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
    }

    private static Process Run(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new InvalidOperationException("The operator did not start.");

    private async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The operator ended with code {_process.ExitCode}; its messages stand above.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("readyz", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }
}
