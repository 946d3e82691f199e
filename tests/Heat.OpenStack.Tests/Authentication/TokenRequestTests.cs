using System.Text.Json.Nodes;
using Heat.OpenStack.Authentication;
using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Tests.Authentication;

public sealed class TokenRequestTests
{
    [Theory]
    [InlineData(
        "user_id: u, password: x, project_name: p, project_domain_name: D",
        """{"identity":{"methods":["password"],"password":{"user":{"id":"u","password":"x"}}},"scope":{"project":{"name":"p","domain":{"name":"D"}}}}""")]
    [InlineData(
        "username: n, user_domain_id: d, password: x",
        """{"identity":{"methods":["password"],"password":{"user":{"name":"n","domain":{"id":"d"},"password":"x"}}}}""")]
    [InlineData(
        "user_id: u, password: x, domain_name: D",
        """{"identity":{"methods":["password"],"password":{"user":{"id":"u","password":"x"}}},"scope":{"domain":{"name":"D"}}}""")]
    [InlineData(
        "user_id: u, password: x, system_scope: all",
        """{"identity":{"methods":["password"],"password":{"user":{"id":"u","password":"x"}}},"scope":{"system":{"all":true}}}""")]
    [InlineData(
        "user_id: u, password: x, trust_id: t",
        """{"identity":{"methods":["password"],"password":{"user":{"id":"u","password":"x"}}},"scope":{"OS-TRUST:trust":{"id":"t"}}}""")]
    [InlineData(
        "token: t, project_id: p",
        """{"identity":{"methods":["token"],"token":{"id":"t"}},"scope":{"project":{"id":"p"}}}""")]
    [InlineData(
        "application_credential_id: a, application_credential_secret: s",
        """{"identity":{"methods":["application_credential"],"application_credential":{"id":"a","secret":"s"}}}""")]
    [InlineData(
        "application_credential_name: a, user_id: u, application_credential_secret: s",
        """{"identity":{"methods":["application_credential"],"application_credential":{"name":"a","user":{"id":"u"},"secret":"s"}}}""")]
    public void Request_IsWhatKeystoneExpects(string auth, string expected)
    {
        var config = CloudsYaml.Parse("clouds: {a: {auth: {auth_url: http://k, " + auth + "}}}", "a");
        var request = TokenRequest.For(config.Credential);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), request["auth"]), request.ToJsonString());
    }
}
