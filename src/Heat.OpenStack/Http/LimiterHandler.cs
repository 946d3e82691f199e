using System.Net;

namespace Heat.OpenStack.Http;

/// <summary>Keeps the number of calls at an endpoint within its limit.</summary>
internal sealed class LimiterHandler(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallInfo.Of(request);
        await call.Endpoint.EnterAsync(call.Service, cancellationToken);

        // A call that the caller gives up says nothing about the endpoint.
        HttpStatusCode? status = HttpStatusCode.OK;
        TimeSpan? retryAfter = null;
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            (status, retryAfter) = (answer.StatusCode, RetryAfter.Of(answer, clock));
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            status = null;
            throw;
        }
        finally
        {
            call.Endpoint.Leave(status, retryAfter);
        }
    }
}
