using System.Net;
using System.Net.Security;
using Heat.Kubernetes.Client.Http;

namespace Heat.Kubernetes.Client.Configuration;

/// <content>Connections.</content>
public sealed partial record KubernetesClientConfiguration
{
    /// <summary>A handler that connects to the server and signs requests, and does no more than that.</summary>
    public HttpMessageHandler CreateMessageHandler()
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            EnableMultipleHttp2Connections = true,

            // A connection that died without a word is found by pings, not by the next watch event that never comes.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            SslOptions = new SslClientAuthenticationOptions
            {
                LocalCertificateSelectionCallback = (_, _, _, _, _) => CurrentClientCertificate!, // null means none, whatever the delegate says
                RemoteCertificateValidationCallback = ServerTrust.Validator(this),
            },
        };
        if (Proxy is { } proxy)
        {
            sockets.Proxy = new WebProxy(proxy);
        }

        HttpMessageHandler named = TlsServerName is { } name ? new ServerNameHandler(name) { InnerHandler = sockets } : sockets;
        return new CredentialHandler(Credential) { InnerHandler = named };
    }
}
