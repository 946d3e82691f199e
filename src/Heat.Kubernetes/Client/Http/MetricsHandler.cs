using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Times each attempt at a request.</summary>
internal sealed class MetricsHandler(ClientMetrics metrics, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        var started = timeProvider.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            metrics.Answered(call, (int)response.StatusCode, timeProvider.GetElapsedTime(started));
            return response;
        }
        catch
        {
            metrics.Failed(call, timeProvider.GetElapsedTime(started));
            throw;
        }
    }
}
