using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Tests.Scripted;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heat.OpenStack.Tests.Sessions;

public sealed class CloudSessionTests
{
    private readonly ScriptedCloud _cloud = new ScriptedCloud().Answering(_ => ScriptedCloud.Json(200, "{}"));

    [Fact]
    public void SameConfiguration_GivesTheSameSession()
    {
        using var factory = _cloud.Factory();
        var session = factory.Open(ScriptedCloud.Config());
        Assert.Same(session, factory.Open(ScriptedCloud.Config()));
        Assert.Same(session.Service("network"), session.Service("network"));
        Assert.Same(session.Observed("network", "v2.0/ports", "ports"), session.Observed("network", "v2.0/ports", "ports"));
        Assert.NotSame(session.Observed("network", "v2.0/ports", "ports"), session.Observed("network", "v2.0/ports", "ports", "project_id=p1"));
    }

    [Fact]
    public async Task ChangedPassword_GivesANewSessionWithATokenOfItsOwn()
    {
        using var factory = _cloud.Factory();
        await factory.Open(ScriptedCloud.Config()).AuthenticateAsync(default);
        var rotated = ScriptedCloud.Config();
        rotated = rotated with { Credential = rotated.Credential with { Password = new Secret("other") } };
        await factory.Open(rotated).AuthenticateAsync(default);
        Assert.Equal(["pass-phrase", "other"], _cloud.Authentications.Select(call => (string?)call.Body!["auth"]!["identity"]!["password"]!["user"]!["password"]));
    }

    [Fact]
    public async Task Regions_ShareTheToken()
    {
        using var factory = _cloud.Factory();
        var one = await factory.Open(ScriptedCloud.Config()).AuthenticateAsync(default);
        var two = await factory.Open(ScriptedCloud.Config() with { RegionName = "RegionTwo" }).AuthenticateAsync(default);
        Assert.Equal(("RegionOne", "RegionTwo"), (one.Region, two.Region));
        Assert.Single(_cloud.Authentications);
    }

    [Fact]
    public async Task Identity_IsWhatKeystoneSays()
    {
        var identity = await _cloud.Open().AuthenticateAsync(default);
        Assert.Equal(
            new CloudIdentity("p1", "demo", "u1", "RegionOne", HastyClock.Start + TimeSpan.FromHours(1)) { UserName = "alice" }, identity);
    }

    [Fact]
    public async Task HasService_KnowsAliases()
    {
        var session = _cloud.Open();
        Assert.Throws<InvalidOperationException>(() => session.HasService("network"));
        await session.AuthenticateAsync(default);
        Assert.Equal((true, true, false), (session.HasService("volumev3"), session.HasService("identity"), session.HasService("dns")));
    }

    [Fact]
    public async Task SessionThatNobodyOpens_IsLetGo()
    {
        using var factory = _cloud.Factory();
        var session = factory.Open(ScriptedCloud.Config());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Same(session, factory.Open(ScriptedCloud.Config()));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.NotSame(session, factory.Open(ScriptedCloud.Config()));
        await session.Service("network").GetAsync("networks/n", default);
        Assert.Single(_cloud.ServiceCalls);
    }

    [Fact]
    public void CertificateThatCannotBeRead_IsRefusedAndNotKept()
    {
        using var factory = new CloudSessionFactory(new OpenStackOptions(), new CloudSurroundings(_cloud.Clock, _cloud.Guard, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, null));
        var config = ScriptedCloud.Config() with { Tls = new TlsConfig { AuthorityPem = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----" } };
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.Equal("cacert cannot be read as certificates. Expected PEM.", Assert.Throws<CloudConfigException>(() => factory.Open(config)).Message);
        }
    }

    [Fact]
    public async Task Failure_TellsNoSecret()
    {
        _cloud.Keystone = _ => ScriptedCloud.Json(401, """{"error": {"message": "no", "code": 401, "title": "Unauthorized"}}""");
        var error = await Assert.ThrowsAsync<OpenStackException>(() => _cloud.Open().AuthenticateAsync(default));
        Assert.DoesNotContain("pass-phrase", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_GivesOneFactoryWithItsOptions()
    {
        using var provider = new ServiceCollection().AddHeatOpenStack(options => options.UserAgent = "tester").BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<ICloudSessionFactory>(), provider.GetRequiredService<ICloudSessionFactory>());
        Assert.Equal("tester", provider.GetRequiredService<IOptions<OpenStackOptions>>().Value.UserAgent);
    }

    [Fact]
    public void OptionsThatMakeNoSense_AreRefused()
    {
        using var provider = new ServiceCollection().AddHeatOpenStack(options => options.Limiter.InitialConcurrency = 0).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ICloudSessionFactory>());
    }
}
