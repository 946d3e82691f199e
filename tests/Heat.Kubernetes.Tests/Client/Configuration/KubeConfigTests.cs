using System.Text;
using Heat.Kubernetes.Client.Configuration;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Client.Configuration;

public sealed class KubeConfigTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kubeconfig-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Read_CurrentContext_HasServerNamespaceAndName()
    {
        var configuration = Read("server: https://10.0.0.1:6443\n    tls-server-name: api.example.org\n    proxy-url: http://proxy:3128", "token: abc", "namespace: team-a");

        Assert.Equal(new Uri("https://10.0.0.1:6443"), configuration.Host);
        Assert.Equal(("team-a", "api.example.org"), (configuration.Namespace, configuration.TlsServerName));
        Assert.Equal(new Uri("http://proxy:3128"), configuration.Proxy);
    }

    [Theory]
    [InlineData("token: abc", "Bearer abc")]
    [InlineData("username: admin\n    password: geheim", "Basic YWRtaW46Z2VoZWlt")]
    [InlineData("{}", null)]
    public async Task Credential_OfAUser_IsItsHeader(string user, string? header) =>
        Assert.Equal(header, (await HeaderAsync(Read(user: user)))?.ToString());

    [Fact]
    public async Task TokenFile_IsReadAgainAfterAMinute_AndAtOnceWhenRefused()
    {
        var path = Write("token", "first\n");
        var credential = Read(user: "tokenFile: token").Credential;
        var first = await credential.GetAsync(null, default);
        File.WriteAllText(path, "second\n");
        Assert.Same(first, await credential.GetAsync(null, default));

        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = await credential.GetAsync(null, default);
        File.WriteAllText(path, "third");
        var third = await credential.GetAsync(second, default);

        Assert.Equal(["Bearer first", "Bearer second", "Bearer third"], [$"{first.Authorization}", $"{second.Authorization}", $"{third.Authorization}"]);
        Assert.Same(third, await credential.GetAsync(third, default));
    }

    [Fact]
    public void ClientCertificate_FromData_IsLoadedWithItsKey()
    {
        var (certificate, key) = TestCertificates.SelfSigned("CN=admin");
        var user = $"client-certificate-data: {Base64(certificate)}\n    client-key-data: {Base64(key)}";

        var configuration = Read(user: user);

        Assert.Equal("CN=admin", configuration.ClientCertificate!.Subject);
        Assert.True(configuration.ClientCertificate.HasPrivateKey);
    }

    [Fact]
    public void ClientCertificate_FromFiles_CountsFromTheFileThatNamesThem()
    {
        var (certificate, key) = TestCertificates.SelfSigned("CN=admin");
        Write("admin.crt", certificate);
        Write("admin.key", key);

        Assert.Equal("CN=admin", Read(user: "client-certificate: admin.crt\n    client-key: admin.key").ClientCertificate!.Subject);
    }

    [Fact]
    public void CertificateAuthority_IsReadAgainWhenTheFileChanges()
    {
        var path = Write("ca.crt", TestCertificates.SelfSigned("CN=old").Certificate);
        var authority = Read("server: https://a\n    certificate-authority: ca.crt").CertificateAuthority!;
        Assert.Equal("CN=old", authority.Current()[0].Subject);

        File.WriteAllText(path, TestCertificates.SelfSigned("CN=new").Certificate);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(60));

        Assert.Equal("CN=new", authority.Current()[0].Subject);
    }

    [Fact]
    public void SeveralFiles_TheFirstEntryOfANameCounts()
    {
        var first = Write("first", """
            current-context: mine
            contexts: [ { name: mine, context: { cluster: c, user: u } } ]
            clusters: [ { name: c, cluster: { server: "https://first" } } ]
            """);
        var second = Write("second", """
            current-context: theirs
            clusters: [ { name: c, cluster: { server: "https://second" } } ]
            users: [ { name: u, user: { token: abc } } ]
            """);

        var config = KubeConfigLoader.Load([first, Path.Combine(_directory.FullName, "absent"), second], isOptional: true);

        Assert.Equal(new Uri("https://first"), KubeConfigReader.Read(config, null, _clock).Host);
    }

    [Theory]
    [InlineData("server: nowhere", "{}", null, "is not a URL")]
    [InlineData("server: https://a", "{ auth-provider: { name: gcp } }", null, "\"gcp\"")]
    [InlineData("server: https://a", "client-certificate-data: YWJj", null, "both a client certificate and a client key")]
    [InlineData("server: https://a\n    certificate-authority-data: '%'", "{}", null, "not valid base64")]
    [InlineData("server: https://a\n    certificate-authority: absent.crt", "{}", null, "absent.crt")]
    [InlineData("server: https://a", "{}", "other", "no context \"other\"")]
    public void Mistake_IsNamed(string cluster, string user, string? context, string expected)
    {
        var mistake = Assert.Throws<KubernetesConfigurationException>(() => Read(cluster, user, context: context));

        Assert.Contains(expected, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFile_SaysWhatToDo()
    {
        var mistake = Assert.Throws<KubernetesConfigurationException>(() => KubeConfigLoader.Load([Path.Combine(_directory.FullName, "absent")], isOptional: true));

        Assert.Contains("set KUBECONFIG", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotYaml_NamesTheFileAndThePlace()
    {
        var path = Write("broken", "clusters: [\n");

        var mistake = Assert.Throws<KubernetesConfigurationException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(path));

        Assert.Contains(path, mistake.Message, StringComparison.Ordinal);
        Assert.Contains("Line ", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InCluster_ReadsThePodsFiles()
    {
        Write("token", "pod-token");
        Write("namespace", "operators\n");
        Write("ca.crt", TestCertificates.SelfSigned("CN=cluster").Certificate);

        var configuration = KubernetesClientConfiguration.InClusterConfig(
            name => name == "KUBERNETES_SERVICE_HOST" ? "fd00::1" : "443", _directory.FullName, _clock);

        Assert.Equal(new Uri("https://[fd00::1]:443"), configuration.Host);
        Assert.Equal("operators", configuration.Namespace);
        Assert.Equal("Bearer pod-token", (await HeaderAsync(configuration))?.ToString());
    }

    [Fact]
    public void InCluster_Outside_SaysWhatIsMissing()
    {
        var mistake = Assert.Throws<KubernetesConfigurationException>(
            () => KubernetesClientConfiguration.InClusterConfig(_ => null, _directory.FullName, _clock));

        Assert.Contains("KUBERNETES_SERVICE_HOST", mistake.Message, StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<System.Net.Http.Headers.AuthenticationHeaderValue?> HeaderAsync(KubernetesClientConfiguration configuration) =>
        (await configuration.Credential.GetAsync(null, default)).Authorization;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private KubernetesClientConfiguration Read(
        string cluster = "server: https://a", string user = "{}", string more = "cluster: c", string? context = null)
    {
        var path = Write("config", $"""
            apiVersion: v1
            kind: Config
            current-context: main
            contexts:
            - name: main
              context:
                cluster: c
                user: u
                {(more == "cluster: c" ? "" : more)}
            clusters:
            - name: c
              cluster:
                {cluster}
            users:
            - name: u
              user:
                {user}
            """);
        return KubernetesClientConfiguration.BuildConfigFromConfigFile(path, context, _clock);
    }
}
