using System.Net;
using System.Net.Security;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Puts the handlers of a client together: retry, throttle, measure, sign, send.</summary>
internal static class HttpPipeline
{
    public static HttpClient Build(
        KubernetesClientConfiguration configuration, KubernetesClientOptions options, ClientMetrics metrics, TimeProvider timeProvider)
    {
        HttpMessageHandler handler = Sockets(configuration);
        handler = new CredentialHandler(configuration.Credential) { InnerHandler = handler };
        handler = new MetricsHandler(metrics, timeProvider) { InnerHandler = handler };
        var throttle = new RequestThrottle(options.QueriesPerSecond, options.Burst, timeProvider);
        handler = new ThrottleHandler(throttle, metrics) { InnerHandler = handler };
        handler = new RetryHandler(options, metrics, timeProvider) { InnerHandler = handler };

        var client = new HttpClient(handler) { BaseAddress = configuration.Host, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        return client;
    }

    private static SocketsHttpHandler Sockets(KubernetesClientConfiguration configuration)
    {
        var handler = new SocketsHttpHandler
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
                TargetHost = configuration.TlsServerName,
                LocalCertificateSelectionCallback = (_, _, _, _, _) => configuration.CurrentClientCertificate!, // null means none, whatever the delegate says
                RemoteCertificateValidationCallback = ServerTrust.Validator(configuration),
            },
        };
        if (configuration.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        return handler;
    }
}
