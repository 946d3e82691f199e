using System.Net;
using Heat.Kubernetes.Client.Configuration;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Signs each request. When the server refuses the credential it asks for a new one, once.</summary>
internal sealed class CredentialHandler(ICredential credential) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var used = await credential.GetAsync(null, cancellationToken);
        request.Headers.Authorization = used.Authorization;
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        var renewed = await credential.GetAsync(used, cancellationToken);
        if (ReferenceEquals(renewed, used))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = renewed.Authorization;
        return await base.SendAsync(request, cancellationToken);
    }
}
