using Heat.Kubernetes.Watching;
using Heat.Operator.Hosting.Metrics;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Hosting;

/// <summary>Health and metrics over HTTP, each on its own address.</summary>
internal static class Endpoints
{
    // A watch opens anew after minutes of silence; silence far beyond that means that it does not come back.
    private static readonly TimeSpan DeafAfter = TimeSpan.FromMinutes(30);

    /// <summary>Maps <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
    public static void MapOperatorEndpoints(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        app.Urls.Add(options.HealthAddress);
        if (options.MetricsAddress != options.HealthAddress)
        {
            app.Urls.Add(options.MetricsAddress);
        }

        app.MapGet("/healthz", (SharedCaches caches) =>
            caches.Staleness < DeafAfter ? Results.Text("ok") : Unavailable($"The watches have heard nothing for {caches.Staleness}."));
        app.MapGet("/readyz", (SharedCaches caches) =>
            caches.HaveSynced ? Results.Text("ok") : Unavailable("The watches have not synchronised yet."));
        app.MapGet("/metrics", (MetricsCollector metrics) => Results.Text(metrics.Render(), PrometheusText.ContentType));
    }

    private static IResult Unavailable(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
