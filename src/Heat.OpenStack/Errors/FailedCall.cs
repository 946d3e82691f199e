using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Errors;

/// <summary>A call that failed, seen from the place that made it: turns answers and broken connections into <see cref="OpenStackException"/>.</summary>
/// <param name="Service">Type of the service.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Clock">The clock that <c>Retry-After</c> dates are compared with.</param>
internal readonly record struct FailedCall(string Service, HttpMethod Method, string Path, TimeProvider Clock)
{
    private bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>The cloud answered, but not with success.</summary>
    public async Task<OpenStackException> FromAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(answer, cancellationToken);
        var requestId = RequestIds.Of(answer);
        if (answer.StatusCode == HttpStatusCode.NotFound && requestId is null && LooksLikeMarkup(body))
        {
            return Elsewhere();
        }

        var fault = FaultBody.Parse(body);
        return new OpenStackException(Sentence(answer, fault, requestId))
        {
            Service = Service,
            StatusCode = answer.StatusCode,
            Code = fault.Code,
            Detail = fault.Detail,
            RequestId = requestId,
            Disposition = FaultTable.Classify(answer.StatusCode, fault),
            RetryAfter = RetryAfter.Of(answer, Clock),
            OutcomeUnknown = Method == HttpMethod.Post && (int)answer.StatusCode is 500 or 502 or 504,
        };
    }

    /// <summary>No answer came.</summary>
    public OpenStackException From(Exception exception)
    {
        var neverSent = NeverSent(exception);
        var certificate = exception is HttpRequestException { InnerException: AuthenticationException };
        var reason = (certificate, exception) switch
        {
            (true, _) => "the server's certificate is not trusted; give its authority as cacert, or set verify: false",
            (_, TimeoutException) => exception.Message,
            (_, HttpRequestException { InnerException: SocketException socket }) =>
                $"no connection ({socket.SocketErrorCode}{At(exception.Message)}); check that the service runs and that its endpoint can be reached from here",
            (_, HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http) => $"no answer ({http.HttpRequestError})",
            _ => $"no answer ({exception.GetType().Name})",
        };
        return new OpenStackException($"{Service} {Method} {Path}: {reason}", exception)
        {
            Service = Service,
            Disposition = certificate ? Disposition.RetrySlowly : Disposition.Retry,
            OutcomeUnknown = ChangesSomething && !neverSent,
        };
    }

    /// <summary>Whether the exception proves that the request did not reach the service.</summary>
    public static bool NeverSent(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError }
        or HttpRequestException { InnerException: AuthenticationException }
        or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable } };

    /// <summary>The address in the runtime's sentence, <c>Connection refused (cloud.example.org:9696)</c>.</summary>
    private static string At(string sentence) =>
        sentence.EndsWith(')') && sentence.LastIndexOf('(') is var open and >= 0 ? $" at {sentence[(open + 1)..^1]}" : "";

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t"u8) is [(byte)'<', ..];

    /// <summary>A gateway that does not know the address says 404 too. Taking that for an absent object would make callers create it again.</summary>
    private OpenStackException Elsewhere() =>
        new($"{Service} {Method} {Path}: 404, but not from the service: a web page without a request id. Check the endpoint and what stands before it.")
        {
            Service = Service,
            StatusCode = HttpStatusCode.NotFound,
            Disposition = Disposition.Retry,
        };

    private static string Target(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } location ? location.GetLeftPart(UriPartial.Path) : "another address";

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The status is known; a broken body must not hide it.
            return [];
        }
    }

    private string Sentence(HttpResponseMessage answer, FaultBody fault, string? requestId)
    {
        var code = fault.Code is null ? string.Empty : $" {fault.Code}";
        var detail = fault.Detail ?? answer.ReasonPhrase ?? "no reason given";
        var remedy = (int)answer.StatusCode switch
        {
            >= 300 and < 400 => $" The service redirects to {Target(answer)}; correct its endpoint.",
            401 => " Check the credentials in clouds.yaml.",
            _ => string.Empty,
        };
        var id = requestId is null ? string.Empty : $" ({requestId})";
        return $"{Service} {Method} {Path}: {(int)answer.StatusCode}{code}: {detail}{remedy}{id}";
    }
}
