namespace Heat.Kubernetes.Client.Http;

/// <summary>Asks for a server by another name than that of its address: connections take the name they demand from the host of their requests.</summary>
internal sealed class ServerNameHandler(string serverName) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = serverName;
        return base.SendAsync(request, cancellationToken);
    }
}
