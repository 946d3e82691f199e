using System.Net;
using Heat.OpenStack.Authentication;

namespace Heat.OpenStack.Http;

/// <summary>Puts the token on a call. A token that a service refuses is replaced, and the call made once more.</summary>
internal sealed class TokenHandler(TokenSource tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Header = "X-Auth-Token";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var answer = await SendAsync(request, token, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        answer.Dispose();
        tokens.Refuse(token);
        return await SendAsync(request, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Token token, CancellationToken cancellationToken)
    {
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, token.Value.Reveal());
        return base.SendAsync(request, cancellationToken);
    }
}
