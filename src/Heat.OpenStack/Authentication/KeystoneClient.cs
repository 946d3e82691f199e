using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Authentication;

/// <summary>Asks Keystone for tokens.</summary>
internal sealed class KeystoneClient
{
    private const string SubjectToken = "X-Subject-Token";
    private const string Path = "v3/auth/tokens";

    private readonly CallPipeline _pipeline;
    private readonly TimeProvider _clock;
    private readonly CloudCredential _credential;
    private readonly CallInfo _call;
    private readonly string _url;

    public KeystoneClient(CloudConfig config, CallPipeline pipeline, LimiterSet limiters, TimeSpan timeout, TimeProvider clock)
    {
        (_pipeline, _clock, _credential) = (pipeline, clock, config.Credential);
        var root = ServiceAddress.Parse((config.Service("identity").Endpoint ?? _credential.AuthUrl).OriginalString).Root;
        _url = $"{root}/{Path}";

        // Keystone makes a new token each time; a second one does no harm.
        _call = new CallInfo("identity", "/" + Path, limiters.For(root)) { Repeatable = true, Timeout = timeout };
    }

    /// <summary>A new token.</summary>
    /// <param name="jitter">A number from 0 to 1 that places the renewal.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OpenStackException">Keystone refuses, or cannot be reached.</exception>
    public async Task<Token> AuthenticateAsync(double jitter, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = JsonBody.Content(TokenRequest.For(_credential)) };
        using var answer = await SendAsync(request, cancellationToken);
        var value = answer.Headers.TryGetValues(SubjectToken, out var values) ? values.FirstOrDefault() : null;
        try
        {
            var body = JsonBody.Parse(BufferedContent.Of(answer));
            return value is not null && body["token"] is JsonObject token
                ? TokenReader.Read(value, token, _clock.GetUtcNow(), jitter)
                : throw new FormatException("There is no token.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Unreadable(exception);
        }
    }

    /// <summary>What a token is worth that somebody else holds. The token itself is the right to ask.</summary>
    /// <returns>Null: Keystone does not accept it.</returns>
    /// <exception cref="OpenStackException">Keystone cannot be reached.</exception>
    public async Task<Token?> IdentifyAsync(string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _url + "?nocatalog");
        if (!request.Headers.TryAddWithoutValidation("X-Auth-Token", token) || !request.Headers.TryAddWithoutValidation(SubjectToken, token))
        {
            return null;
        }

        try
        {
            using var answer = await _pipeline.SendAsync(request, _call, cancellationToken);
            return JsonBody.Parse(BufferedContent.Of(answer))["token"] is JsonObject found
                ? TokenReader.Read(token, found, _clock.GetUtcNow(), jitter: 0)
                : null;
        }
        catch (OpenStackException exception) when (exception.StatusCode is { } status && (int)status is >= 400 and < 500)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Unreadable(exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.SendAsync(request, _call, cancellationToken);
        }
        catch (OpenStackException exception) when (exception.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            throw Refused(exception);
        }
    }

    private OpenStackException Refused(OpenStackException exception)
    {
        var (what, remedy) = _credential.Kind switch
        {
            AuthenticationKind.Password => ("the user, the password or the project", "Check username, password, user_domain_name and the project in clouds.yaml."),
            AuthenticationKind.ApplicationCredential => ("the application credential", "Check its id and secret in clouds.yaml, and that it has not expired or been deleted."),
            _ => ("the token", "It has probably expired. Put a new one into clouds.yaml, or use an application credential."),
        };
        return new OpenStackException($"Keystone at {_credential.AuthUrl} refuses {what}: {exception.Detail ?? "no reason given"} {remedy}", exception)
        {
            Service = exception.Service,
            StatusCode = exception.StatusCode,
            Code = exception.Code,
            Detail = exception.Detail,
            RequestId = exception.RequestId,
            Disposition = Disposition.Terminal,
        };
    }

    private OpenStackException Unreadable(Exception exception) =>
        new($"Keystone at {_credential.AuthUrl} answers, but not with a token ({exception.Message}). Check that auth_url is Keystone's address.", exception)
        {
            Service = "identity",
            Disposition = Disposition.Terminal,
        };
}
