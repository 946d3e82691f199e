using System.Net;
using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Http;

/// <summary>The table that says which outcomes are worth another attempt.</summary>
/// <remarks>A call that may have been carried out is repeated only where doing it twice is doing it once.</remarks>
internal static class RetryRules
{
    /// <summary>Whether to try again.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="answer">The answer; null: none came.</param>
    /// <param name="exception">Why none came.</param>
    public static bool Repeats(HttpRequestMessage request, HttpResponseMessage? answer, Exception? exception)
    {
        var idempotent = IsIdempotent(request.Method) || CallInfo.Of(request).Repeatable;
        return answer is null
            ? exception is not null && IsTransient(exception) && (idempotent || FailedCall.NeverSent(exception))
            : Repeats(answer, idempotent);
    }

    private static bool Repeats(HttpResponseMessage answer, bool idempotent) => answer.StatusCode switch
    {
        // Refused before any work was done.
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => idempotent || answer.Headers.RetryAfter is not null,
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => idempotent,
        _ => false,
    };

    private static bool IsTransient(Exception exception) =>
        exception is TimeoutException
        or HttpRequestException
        {
            HttpRequestError: not HttpRequestError.SecureConnectionError and not HttpRequestError.ConfigurationLimitExceeded,
            InnerException: not System.Security.Authentication.AuthenticationException,
        };

    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Put || method == HttpMethod.Delete;
}
