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
            caches.Staleness < DeafAfter ? Results.Text("ok") : Unavailable($"The watches have heard nothing for {caches.Staleness}."))
            .OnlyAt(options.HealthAddress);
        app.MapGet("/readyz", (SharedCaches caches) =>
            caches.HaveSynced ? Results.Text("ok") : Unavailable("The watches have not synchronised yet."))
            .OnlyAt(options.HealthAddress);
        app.MapGet("/metrics", (MetricsCollector metrics) => Results.Text(metrics.Render(), PrometheusText.ContentType))
            .OnlyAt(options.MetricsAddress);
    }

    // The port of the probes is open to every node: what a network policy keeps from strangers must not be had there.
    internal static void OnlyAt<TBuilder>(this TBuilder endpoint, string address)
        where TBuilder : IEndpointConventionBuilder
    {
        var port = BindingAddress.Parse(address).Port;
        if (port != 0)
        {
            endpoint.AddEndpointFilter(async (context, next) =>
                context.HttpContext.Connection.LocalPort == port ? await next(context) : Results.NotFound());
        }
    }

    private static IResult Unavailable(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
