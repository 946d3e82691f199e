using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Keeps the client under its own rate limit, so that it never has to be stopped by the server's.</summary>
internal sealed class ThrottleHandler(RequestThrottle throttle, ClientMetrics metrics) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        if (!call.IsUrgent)
        {
            metrics.Throttled(call, await throttle.WaitAsync(cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
