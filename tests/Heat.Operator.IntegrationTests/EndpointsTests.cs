using System.Net;
using Heat.Kubernetes.Client.Configuration;
using Heat.Operator.Hosting;
using Heat.Operator.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.IntegrationTests;

/// <summary>Probes and metrics answer each at their own port: the probes' is open to everybody.</summary>
public sealed class EndpointsTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly OperatorSettings _settings = Settings();
    private WebApplication? _operator;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        // An API server that does not answer: the endpoints must.
        var nowhere = new KubernetesClientConfiguration { Host = new Uri("https://127.0.0.1:9") };
        _operator = OperatorApp.Build(_settings.ToArguments(), services => services.AddSingleton(nowhere));
        return _operator.StartAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => _operator!.DisposeAsync().AsTask(); // InitializeAsync set it

    [Fact]
    public async Task Probes_AnswerAtTheirPortAlone()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(_settings.HealthAddress, "healthz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(_settings.HealthAddress, "readyz"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_settings.MetricsAddress, "healthz"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_settings.MetricsAddress, "readyz"));
    }

    [Fact]
    public async Task Metrics_AnswerAtTheirPortAlone()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(_settings.MetricsAddress, "metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_settings.HealthAddress, "metrics"));
    }

    private static async Task<HttpStatusCode> Status(Uri address, string path)
    {
        using var answer = await Http.GetAsync(new Uri(address, path));
        return answer.StatusCode;
    }

    private static OperatorSettings Settings()
    {
        var addresses = LoopbackAddress.Free(2);
        return new OperatorSettings("nowhere") { HealthAddress = addresses[0], MetricsAddress = addresses[1], IsElected = true, LogLevel = "Error" };
    }
}
