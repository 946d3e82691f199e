using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Models;
using Heat.Testing.Kubernetes;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>Whom a client trusts.</summary>
[Trait("Category", "Cluster")]
public sealed class ConnectionTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>
{
    [Fact]
    public async Task ServerOfAnUnknownAuthority_IsNotTrusted() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(cluster.Configuration with { CertificateAuthority = null }));

    [Fact]
    public async Task ServerOfAnUnknownAuthority_IsReachedWhenTheUserInsists() =>
        await ReadAsync(cluster.Configuration with { CertificateAuthority = null, SkipTlsVerify = true });

    [Fact]
    public async Task ServerName_ThatTheCertificateHas_IsTrusted() =>
        await ReadAsync(cluster.Configuration with { TlsServerName = "kubernetes.default.svc" });

    [Fact]
    public async Task ServerName_ThatTheCertificateLacks_IsNotTrusted() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(cluster.Configuration with { TlsServerName = "other.example.org" }));

    [Fact]
    public async Task NoCredential_IsRefusedByTheServer()
    {
        var nobody = new KubernetesClientConfiguration { Host = cluster.Configuration.Host, CertificateAuthority = cluster.Configuration.CertificateAuthority };

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => ReadAsync(nobody));

        Assert.True(refusal.IsForbidden || (int)refusal.StatusCode == 401);
    }

    private async Task ReadAsync(KubernetesClientConfiguration configuration)
    {
        using var client = new KubernetesClient(configuration, new KubernetesClientOptions { Retries = 0 });
        await client.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, "absent"));
    }
}
