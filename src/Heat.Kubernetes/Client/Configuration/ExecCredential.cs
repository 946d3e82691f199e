using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>A credential that a program prints (<c>client.authentication.k8s.io</c>), kept until it ends or is refused.</summary>
internal sealed class ExecCredential(KubeConfigExec exec, KubeConfigCluster? cluster, TimeProvider timeProvider) : ICredential, IDisposable
{
    private static readonly TimeSpan RenewBeforeEnd = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Credential? _credential;
    private DateTimeOffset? _endsAt;

    /// <summary>The certificate that the program printed last, if any.</summary>
    public X509Certificate2? Certificate => _credential?.Certificate;

    public async ValueTask<Credential> GetAsync(Credential? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_credential is null || ReferenceEquals(_credential, refused) || HasEnded())
            {
                (_credential, _endsAt) = Read(await ExecPlugin.RunAsync(exec, cluster, cancellationToken));
            }

            return _credential;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool HasEnded() => _endsAt is { } end && timeProvider.GetUtcNow() >= end - RenewBeforeEnd;

    private (Credential Credential, DateTimeOffset? EndsAt) Read(ExecStatus status)
    {
        var header = string.IsNullOrEmpty(status.Token) ? null : new AuthenticationHeaderValue("Bearer", status.Token);
        var hasCertificate = !string.IsNullOrEmpty(status.ClientCertificateData) && !string.IsNullOrEmpty(status.ClientKeyData);
        if (header is null && !hasCertificate)
        {
            throw new KubernetesConfigurationException($"The credential plugin {exec.Command} printed neither a token nor a certificate with its key.");
        }

        var certificate = hasCertificate
            ? ConfigurationFiles.ReadClientCertificate(status.ClientCertificateData!, status.ClientKeyData!, exec.Command ?? "") // both are set, see above
            : null;
        return (new Credential(header, certificate), status.ExpirationTimestamp);
    }
}
