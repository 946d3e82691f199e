using System.Net;
using System.Net.Http.Headers;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Client.Http;
using static Heat.Kubernetes.Tests.Client.Http.FakeServer;

namespace Heat.Kubernetes.Tests.Client.Http;

public sealed class CredentialHandlerTests
{
    [Fact]
    public async Task Refused_IsSentOnceMoreWithANewCredential()
    {
        using var server = new FakeServer(Status(HttpStatusCode.Unauthorized), Status(HttpStatusCode.OK));

        var response = await SendAsync(server, new Rotating());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer 1", "Bearer 2"], server.Authorizations);
    }

    [Fact]
    public async Task RefusedAgain_IsFinal()
    {
        using var server = new FakeServer(Status(HttpStatusCode.Unauthorized));

        var response = await SendAsync(server, new Rotating());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Refused_WithoutAnotherCredential_IsFinal()
    {
        using var server = new FakeServer(Status(HttpStatusCode.Unauthorized));
        var only = new FixedCredential(new Credential(new AuthenticationHeaderValue("Bearer", "only")));

        await SendAsync(server, only);

        Assert.Equal(["Bearer only"], server.Authorizations);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpMessageHandler server, ICredential credential)
    {
        using var invoker = new HttpMessageInvoker(new CredentialHandler(credential) { InnerHandler = server }, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://server/things");
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    private sealed class Rotating : ICredential
    {
        private Credential _current = new(new AuthenticationHeaderValue("Bearer", "1"));

        public ValueTask<Credential> GetAsync(Credential? refused, CancellationToken cancellationToken)
        {
            if (ReferenceEquals(refused, _current))
            {
                _current = new Credential(new AuthenticationHeaderValue("Bearer", "2"));
            }

            return new(_current);
        }
    }
}
