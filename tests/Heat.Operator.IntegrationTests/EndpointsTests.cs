using System.Net;
using System.Net.Sockets;
using Heat.Kubernetes.Client.Configuration;
using Heat.Operator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.IntegrationTests;

/// <summary>Probes and metrics answer each at their own port: the probes' is open to everybody.</summary>
public sealed class EndpointsTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly (int Health, int Metrics) _ports = TwoFreePorts();
    private WebApplication? _operator;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        // An API server that does not answer: the endpoints must.
        var nowhere = new KubernetesClientConfiguration { Host = new Uri("https://127.0.0.1:9") };
        _operator = OperatorApp.Build(
            [
                $"--Operator:HealthAddress=http://127.0.0.1:{_ports.Health}",
                $"--Operator:MetricsAddress=http://127.0.0.1:{_ports.Metrics}",
                "--Signals:ListenAddress=http://127.0.0.1:0",
                "--Logging:Level=Error",
            ],
            services => services.AddSingleton(nowhere));
        return _operator.StartAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => _operator!.DisposeAsync().AsTask(); // InitializeAsync set it

    [Fact]
    public async Task Probes_AnswerAtTheirPortAlone()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(_ports.Health, "healthz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(_ports.Health, "readyz"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_ports.Metrics, "healthz"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_ports.Metrics, "readyz"));
    }

    [Fact]
    public async Task Metrics_AnswerAtTheirPortAlone()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(_ports.Metrics, "metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_ports.Health, "metrics"));
    }

    private static async Task<HttpStatusCode> Status(int port, string path)
    {
        using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/{path}"));
        return answer.StatusCode;
    }

    private static (int, int) TwoFreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
