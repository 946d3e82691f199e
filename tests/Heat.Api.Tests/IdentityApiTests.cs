using System.Text.Json.Nodes;
using Heat.Api.Agents;
using Heat.Api.Signals;
using Heat.Engine.Stacks;

namespace Heat.Api.Tests;

public sealed class IdentityApiTests
{
    private static readonly SignalTarget Target = new("team-a", "web", AgentHost.Agent.Stack.Id, new ResourceName("install"));

    private static readonly string MetadataPath = $"/v1/team-a/stacks/web/{AgentHost.Agent.Stack.Id}/resources/srv/metadata";

    [Fact]
    public async Task Version_IsFoundWhereAgentsWereTold()
    {
        await using var api = await AgentHost.StartAsync();

        var answer = await api.SendAsync(HttpMethod.Get, "/v3/");

        var version = JsonNode.Parse(answer.Body)!["version"]!;
        Assert.Equal(("v3.14", "stable"), (version["id"]!.GetValue<string>(), version["status"]!.GetValue<string>()));
        Assert.Equal("http://heat.test:8004/v3/", version["links"]![0]!["href"]!.GetValue<string>());
    }

    [Fact]
    public async Task Agent_GetsATokenThatReadsItsMetadata()
    {
        await using var api = await AgentHost.StartAsync();

        var login = await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Login(AgentHost.Agent.AccessKey, AgentHost.Agent.SecretKey));

        Assert.Equal(201, login.Status);
        var endpoint = JsonNode.Parse(login.Body)!["token"]!["catalog"]![0]!["endpoints"]![0]!;
        Assert.Equal(("public", "http://heat.test:8004/v1/team-a"), (endpoint["interface"]!.GetValue<string>(), endpoint["url"]!.GetValue<string>()));
        var token = Assert.Single(login.Response.Headers.GetValues("X-Subject-Token"));
        var answer = await api.SendAsync(HttpMethod.Get, MetadataPath, token: token);
        Assert.Equal(200, answer.Status);
        Assert.NotNull(JsonNode.Parse(answer.Body)!["metadata"]!["deployments"]);
    }

    [Fact]
    public async Task Token_IsForItsOwnServerAndForAWhile()
    {
        await using var api = await AgentHost.StartAsync();
        var login = await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Login(AgentHost.Agent.AccessKey, AgentHost.Agent.SecretKey));
        var token = login.Response.Headers.GetValues("X-Subject-Token").Single();

        Assert.Equal(403, (await api.SendAsync(HttpMethod.Get, MetadataPath.Replace("/srv/", "/other/", StringComparison.Ordinal), token: token)).Status);
        Assert.Equal(401, (await api.SendAsync(HttpMethod.Get, MetadataPath, token: token + "x")).Status);
        Assert.Equal(401, (await api.SendAsync(HttpMethod.Get, MetadataPath)).Status);
        api.Clock.Now += AgentTokens.Lifetime;
        Assert.Equal(401, (await api.SendAsync(HttpMethod.Get, MetadataPath, token: token)).Status);
    }

    [Fact]
    public async Task UserOfADeployment_GetsATokenThatSignalsIt()
    {
        await using var api = await AgentHost.StartAsync();

        var login = await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Login($"{Target.Stack}.install", api.Signer.Token(Target, null)));

        Assert.Equal(201, login.Status);
        var token = login.Response.Headers.GetValues("X-Subject-Token").Single();
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, Target.NativePath, "{}", token)).Status);
        Assert.Equal(1, api.Signals);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", "wrong")]
    [InlineData("nobody", "fedcba9876543210fedcba9876543210")]
    [InlineData("3f0c8f4e-0000-4000-8000-000000000001.install", "hs1.k1.0.AAAA")]
    public async Task WhoIsNotKnown_GetsNoToken(string user, string password)
    {
        await using var api = await AgentHost.StartAsync();

        Assert.Equal(401, (await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Login(user, password))).Status);
    }

    [Fact]
    public async Task TokenOfAnotherResource_IsNoPassword()
    {
        await using var api = await AgentHost.StartAsync();

        var login = await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", Login($"{Target.Stack}.other", api.Signer.Token(Target, null)));

        Assert.Equal(401, login.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"auth":{"identity":{"methods":["token"],"token":{"id":"x"}}}}""")]
    public async Task BodyWithoutUserAndPassword_IsRefused(string body)
    {
        await using var api = await AgentHost.StartAsync();

        Assert.Equal(401, (await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", body)).Status);
    }

    [Fact]
    public async Task ProjectThatIsNotTheAgents_IsRefused()
    {
        await using var api = await AgentHost.StartAsync();
        var login = Login(AgentHost.Agent.AccessKey, AgentHost.Agent.SecretKey).Replace("team-a", "team-b", StringComparison.Ordinal);

        Assert.Equal(401, (await api.SendAsync(HttpMethod.Post, "/v3/auth/tokens", login)).Status);
    }

    private static string Login(string user, string password) => new JsonObject
    {
        ["auth"] = new JsonObject
        {
            ["identity"] = new JsonObject
            {
                ["methods"] = new JsonArray("password"),
                ["password"] = new JsonObject { ["user"] = new JsonObject { ["id"] = user, ["password"] = password } },
            },
            ["scope"] = new JsonObject { ["project"] = new JsonObject { ["id"] = "team-a" } },
        },
    }.ToJsonString();
}
