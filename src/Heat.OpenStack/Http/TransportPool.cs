using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Http;

/// <summary>One pool of connections per way of securing them, shared by all sessions.</summary>
internal sealed class TransportPool(Func<TlsConfig, HttpMessageHandler>? create) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageHandler>> _handlers = new(StringComparer.Ordinal);

    /// <summary>The pool for a way of securing connections.</summary>
    /// <exception cref="CloudConfigException">A certificate or key cannot be read.</exception>
    public HttpMessageHandler For(TlsConfig tls)
    {
        var key = ConfigFingerprint.Of(tls);
        var entry = _handlers.GetOrAdd(key, _ => new Lazy<HttpMessageHandler>(() => (create ?? Create)(tls)));
        try
        {
            return entry.Value;
        }
        catch
        {
            // A failure is not kept.
            _handlers.TryRemove(new(key, entry));
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var handler in _handlers.Values.Where(handler => handler.IsValueCreated))
        {
            handler.Value.Dispose();
        }
    }

    private static SocketsHttpHandler Create(TlsConfig tls) => new()
    {
        // A redirect would carry the token to wherever it points.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        SslOptions = Options(tls),
    };

    private static SslClientAuthenticationOptions Options(TlsConfig tls)
    {
        var options = new SslClientAuthenticationOptions();
        if (!tls.Verify)
        {
#pragma warning disable CA5359 // The user wrote verify: false.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (tls.AuthorityPem is { } pem)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(Certificates("cacert", pem));
            options.CertificateChainPolicy = policy;
        }

        if (tls.ClientCertificatePem is { } certificate && tls.ClientKeyPem is { } key)
        {
            options.ClientCertificates = [ClientCertificate(certificate, key)];
        }

        return options;
    }

    private static X509Certificate2Collection Certificates(string key, string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (System.Security.Cryptography.CryptographicException exception)
        {
            throw new CloudConfigException($"{key} cannot be read as certificates. Expected PEM.", exception);
        }

        return certificates.Count > 0 ? certificates : throw new CloudConfigException($"{key} holds no certificate. Expected PEM.");
    }

    private static X509Certificate2 ClientCertificate(string certificate, Secret key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key.Reveal());
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            throw new CloudConfigException("cert and key do not make a client certificate. Expected PEM of a certificate and of its own unencrypted key.");
        }
    }
}
