using Heat.Kubernetes.Client.Configuration;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Client.Configuration;

public sealed class ExecCredentialTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("exec-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("client.authentication.k8s.io/v1")]
    [InlineData("client.authentication.k8s.io/v1beta1")]
    public async Task Token_IsTheHeader(string version)
    {
        using var credential = Plugin($$$"""echo '{"apiVersion":"{{{version}}}","kind":"ExecCredential","status":{"token":"abc"}}'""", version);

        Assert.Equal("Bearer abc", $"{(await credential.GetAsync(null, default)).Authorization}");
    }

    [Fact]
    public async Task Token_IsKeptUntilShortlyBeforeItsEnd()
    {
        using var credential = Counting(expires: _clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        var first = await credential.GetAsync(null, default);
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Same(first, await credential.GetAsync(null, default));

        _clock.Advance(TimeSpan.FromSeconds(51));

        Assert.Equal("Bearer 2", $"{(await credential.GetAsync(null, default)).Authorization}");
    }

    [Fact]
    public async Task Token_Refused_IsAskedForAnew()
    {
        using var credential = Counting(expires: null);
        var first = await credential.GetAsync(null, default);

        var second = await credential.GetAsync(first, default);

        Assert.Equal(["Bearer 1", "Bearer 2"], [$"{first.Authorization}", $"{second.Authorization}"]);
    }

    [Fact]
    public async Task Certificate_IsShownOnNewConnections()
    {
        var (certificate, key) = TestCertificates.SelfSigned("CN=plugin");
        var status = System.Text.Json.JsonSerializer.Serialize(new { clientCertificateData = certificate, clientKeyData = key });
        using var credential = Plugin($$"""
            cat <<'END'
            {"apiVersion":"client.authentication.k8s.io/v1","status":{{status}}}
            END
            """);

        await credential.GetAsync(null, default);

        Assert.Equal("CN=plugin", credential.Certificate!.Subject);
    }

    [Fact]
    public async Task Plugin_IsToldAboutTheCluster_AndItsEnvironment()
    {
        using var credential = Plugin(
            """
            token=$(printf '%s %s %s' "$GREETING" "$1" "$KUBERNETES_EXEC_INFO" | tr -d '"')
            printf '{"apiVersion":"client.authentication.k8s.io/v1","status":{"token":"%s"}}' "$token"
            """,
            cluster: new KubeConfigCluster { Server = "https://10.0.0.1" });

        var token = (await credential.GetAsync(null, default)).Authorization!.Parameter!;

        Assert.StartsWith("hello argument ", token, StringComparison.Ordinal);
        Assert.Contains("server:https://10.0.0.1", token, StringComparison.Ordinal);
        Assert.Contains("interactive:false", token, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'please log in' >&2; exit 3", "ended with code 3: please log in")]
    [InlineData("echo nonsense", "did not print JSON")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"a"}}'""", "not \"client.authentication.k8s.io/v1\"")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "neither a token nor a certificate")]
    public async Task Mistake_IsNamed(string script, string expected)
    {
        using var credential = Plugin(script);

        var mistake = await Assert.ThrowsAsync<KubernetesConfigurationException>(async () => await credential.GetAsync(null, default));

        Assert.Contains(expected, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_ThatIsNotThere_GivesTheHint()
    {
        var exec = new KubeConfigExec { ApiVersion = "client.authentication.k8s.io/v1", Command = "no-such-plugin-anywhere", InstallHint = "Get it from example.org." };
        using var credential = new ExecCredential(exec, null, _clock);

        var mistake = await Assert.ThrowsAsync<KubernetesConfigurationException>(async () => await credential.GetAsync(null, default));

        Assert.Contains("Get it from example.org.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownVersion_IsRefused()
    {
        using var credential = Plugin("echo", "client.authentication.k8s.io/v1alpha1");

        await Assert.ThrowsAsync<KubernetesConfigurationException>(async () => await credential.GetAsync(null, default));
    }

    private ExecCredential Counting(DateTimeOffset? expires)
    {
        var end = expires is null ? "" : $""","expirationTimestamp":"{expires:yyyy-MM-ddTHH:mm:ssZ}" """;
        var counter = Path.Combine(_directory.FullName, "count");
        return Plugin($$$"""
            echo x >> '{{{counter}}}'
            count=$(wc -l < '{{{counter}}}' | tr -d ' ')
            echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{"token":"'"$count"'"{{{end}}}}}'
            """);
    }

    private ExecCredential Plugin(string script, string version = "client.authentication.k8s.io/v1", KubeConfigCluster? cluster = null)
    {
        var path = Path.Combine(_directory.FullName, "plugin.sh");
        File.WriteAllText(path, script + "\n");
        var exec = new KubeConfigExec
        {
            ApiVersion = version,
            Command = "/bin/sh",
            Args = [path, "argument"],
            Env = [new KubeConfigVariable { Name = "GREETING", Value = "hello" }],
        };
        return new ExecCredential(exec, cluster, _clock);
    }
}
