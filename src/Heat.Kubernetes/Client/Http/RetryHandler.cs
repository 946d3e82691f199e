using System.Net;
using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Sends a request again when the server was busy or the answer was lost, if sending it twice does no harm.</summary>
/// <remarks>429 is repeated for every request: the server says it before it looks at the object.</remarks>
internal sealed class RetryHandler(KubernetesClientOptions options, ClientMetrics metrics, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request);
        for (var attempt = 0; ; attempt++)
        {
            var isLast = attempt >= options.Retries;
            TimeSpan delay;
            try
            {
                var response = await SendOnceAsync(request, call, cancellationToken);
                if (isLast || !MayRepeat(call, response.StatusCode))
                {
                    return response;
                }

                delay = DelayBefore(attempt, RetryAfter.Of(response, timeProvider));
                response.Dispose();
            }
            catch (HttpRequestException) when (!isLast && call.IsIdempotent && !cancellationToken.IsCancellationRequested)
            {
                delay = DelayBefore(attempt, null);
            }

            metrics.Retried(call);
            await Task.Delay(delay, timeProvider, cancellationToken);
        }
    }

    private static bool MayRepeat(ApiCall call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => true,
        >= HttpStatusCode.InternalServerError => call.IsIdempotent,
        _ => false,
    };

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException cause) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{call.Verb} {call.Resource}: the API server did not answer within {options.RequestTimeout.TotalSeconds:0} s.", cause);
        }
    }

    private TimeSpan DelayBefore(int attempt, TimeSpan? asked)
    {
        var own = options.RetryDelay * Math.Pow(2, attempt);
        var delay = asked > own ? asked.Value : own;
        return delay < options.MaxRetryDelay ? delay : options.MaxRetryDelay;
    }
}
