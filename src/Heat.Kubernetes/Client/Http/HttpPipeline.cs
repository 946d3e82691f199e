using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Puts the handlers of a client together: retry, throttle, measure, sign, send.</summary>
internal static class HttpPipeline
{
    public static HttpClient Build(
        KubernetesClientConfiguration configuration, KubernetesClientOptions options, ClientMetrics metrics, TimeProvider timeProvider)
    {
        var handler = configuration.CreateMessageHandler();
        handler = new MetricsHandler(metrics, timeProvider) { InnerHandler = handler };
        var throttle = new RequestThrottle(options.QueriesPerSecond, options.Burst, timeProvider);
        handler = new ThrottleHandler(throttle, metrics) { InnerHandler = handler };
        handler = new RetryHandler(options, metrics, timeProvider) { InnerHandler = handler };

        var client = new HttpClient(handler) { BaseAddress = configuration.Host, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        return client;
    }
}
