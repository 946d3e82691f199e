using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.OpenStack.Tests.Http;

/// <summary>Real sockets and real certificates.</summary>
public sealed class TransportTests : IAsyncLifetime, IDisposable
{
    private readonly X509Certificate2 _server = Certificate("127.0.0.1");
    private readonly X509Certificate2 _client = Certificate("client");
    private readonly CloudSessionFactory _factory = new(
        new OpenStackOptions { Retry = { MaxRetries = 0 } }, new CloudSurroundings(TimeProvider.System, new AllowingGuard(), NullLogger.Instance, null));

    private WebApplication? _keystone;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_server, https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        _keystone = builder.Build();
        _keystone.MapPost("/v3/auth/tokens", async context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers["X-Subject-Token"] = "t";
            await context.Response.WriteAsync(
                """{"token": {"issued_at": "2030-01-01T00:00:00Z", "expires_at": "2030-01-01T01:00:00Z", "user": {"id": "u", "name": "NAME"}}}"""
                    .Replace("NAME", context.Connection.ClientCertificate?.Subject, StringComparison.Ordinal));
        });
        await _keystone.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_keystone is not null)
        {
            await _keystone.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _factory.Dispose();
        _server.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task AuthorityThatIsGiven_IsTrusted() =>
        Assert.Equal("u", (await AuthenticateAsync(new TlsConfig { AuthorityPem = _server.ExportCertificatePem() })).UserId);

    [Fact]
    public async Task VerifyOff_TrustsAnything() => Assert.Equal("u", (await AuthenticateAsync(new TlsConfig { Verify = false })).UserId);

    [Fact]
    public async Task UnknownAuthority_IsRefusedWithARemedy()
    {
        var error = await Assert.ThrowsAsync<OpenStackException>(() => AuthenticateAsync(TlsConfig.Default));
        Assert.Equal(
            "identity POST /v3/auth/tokens: the server's certificate is not trusted; give its authority as cacert, or set verify: false", error.Message);
        Assert.Equal((Disposition.RetrySlowly, false), (error.Disposition, error.OutcomeUnknown));
    }

    [Fact]
    public async Task OtherAuthority_IsRefused() =>
        await Assert.ThrowsAsync<OpenStackException>(() => AuthenticateAsync(new TlsConfig { AuthorityPem = _client.ExportCertificatePem() }));

    [Fact]
    public async Task ClientCertificate_IsShown()
    {
        using var key = _client.GetRSAPrivateKey();
        var identity = await AuthenticateAsync(new TlsConfig
        {
            Verify = false,
            ClientCertificatePem = _client.ExportCertificatePem(),
            ClientKeyPem = new Secret(key!.ExportPkcs8PrivateKeyPem()), // The certificate was made with its key.
        });
        Assert.Equal("CN=client", identity.UserName);
    }

    [Fact]
    public async Task PortWhereNobodyListens_IsKnownToHaveReceivedNothing()
    {
        var config = CloudsYaml.Parse("""clouds: {a: {auth: {auth_url: "http://127.0.0.1:1", user_id: u, password: x}}}""", "a");
        var error = await Assert.ThrowsAsync<OpenStackException>(() => _factory.Open(config).AuthenticateAsync(default));
        Assert.StartsWith("identity POST /v3/auth/tokens: no connection (ConnectionRefused at 127.0.0.1:1); check", error.Message, StringComparison.Ordinal);
        Assert.False(error.OutcomeUnknown);
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private Task<CloudIdentity> AuthenticateAsync(TlsConfig tls)
    {
        var url = _keystone!.Urls.Single(); // Started before each test.
        var config = CloudsYaml.Parse("clouds: {a: {auth: {auth_url: '" + url + "', user_id: u, password: x}}}", "a");
        return _factory.Open(config with { Tls = tls }).AuthenticateAsync(default);
    }
}
