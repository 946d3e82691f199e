using Heat.OpenStack.Configuration;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests.Configuration;

public sealed class CloudConfigTests
{
    private const string Base = """
        clouds:
          a:
            region_name: R
            auth: {auth_url: "http://k", username: u, password: hidden-1, user_domain_name: Default, project_id: p1}
        """;

    [Fact]
    public void Fingerprint_OfEqualContent_IsEqual() => Assert.Equal(Fingerprint(Base), Fingerprint("# a comment\n" + Base));

    [Theory]
    [InlineData("hidden-1", "hidden-2")]
    [InlineData("http://k", "http://l")]
    [InlineData("username: u", "username: v")]
    [InlineData("user_domain_name: Default", "user_domain_id: Default")]
    [InlineData("project_id: p1", "project_id: p2")]
    [InlineData("region_name: R", "region_name: S")]
    [InlineData("region_name: R", "region_name: R\n    verify: false")]
    [InlineData("region_name: R", "region_name: R\n    interface: internal")]
    [InlineData("region_name: R", "region_name: R\n    api_timeout: 3")]
    [InlineData("region_name: R", "region_name: R\n    network_endpoint_override: http://n")]
    [InlineData("region_name: R", "region_name: R\n    cacert: -----BEGIN CERTIFICATE-----")]
    public void Fingerprint_OfAnyChange_Differs(string before, string after) =>
        Assert.NotEqual(Fingerprint(Base), Fingerprint(Base.Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("region_name: R", "region_name: S")]
    [InlineData("region_name: R", "region_name: R\n    interface: internal")]
    public void Credential_IsTheSame_InAnotherRegion(string before, string after) => Assert.Equal(
        ConfigFingerprint.OfCredential(CloudsYaml.Parse(Base, "a")),
        ConfigFingerprint.OfCredential(CloudsYaml.Parse(Base.Replace(before, after, StringComparison.Ordinal), "a")));

    [Fact]
    public void Text_OfAnything_HidesSecrets()
    {
        var config = ScriptedCloud.Config();
        var text = $"{config} {config.Credential} {config.Credential.Password} {config.Tls with { ClientKeyPem = new Secret("pass-phrase") }}";
        Assert.DoesNotContain("pass-phrase", text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
        Assert.Equal("cloud 'test' (http://cloud.test/identity/v3, Password, region RegionOne, public)", config.ToString());
    }

    [Fact]
    public void Secret_ComparesByContent()
    {
        Assert.Equal(new Secret("a"), new Secret("a"));
        Assert.NotEqual(new Secret("a"), new Secret("b"));
        Assert.Equal(new Secret("a").GetHashCode(), new Secret("a").GetHashCode());
        Assert.Equal("a", new Secret("a").Reveal());
    }

    private static string Fingerprint(string text) => CloudsYaml.Parse(text, "a").Fingerprint;
}
