using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Heat.Software;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Software;

public sealed class DeployedServerTests
{
    private const string Type = "OS::Heat::DeployedServer";

    private readonly MemorySoftware _software = new();

    private DeployedServer Driver => new(_software.Records);

    private ServerAgent Agent => Assert.Single(_software.Agents);

    [Fact]
    public async Task Created_HasAnAgentThatAsksByCfn()
    {
        var resource = await CreatedAsync("{}");

        Assert.Equal(resource.PhysicalId!.Value.Value, Agent.Server);
        Assert.Equal(
            """{"collectors":["cfn","local"],"cfn":{"metadata_url":"http://heat.example/v1/","access_key_id":"key-web-r-abcdefghijkl","secret_access_key":"secret-web-r-abcdefghijkl","stack_name":"web","path":"r.Metadata"}}""",
            Json(await AttributeAsync(resource)));
    }

    [Fact]
    public async Task AgentByHeat_GetsUserAndPassword()
    {
        var resource = await CreatedAsync("""{"software_config_transport":"POLL_SERVER_HEAT"}""");

        Assert.Equal(
            """{"collectors":["heat","local"],"heat":{"user_id":"key-web-r-abcdefghijkl","password":"secret-web-r-abcdefghijkl","auth_url":"http://heat.example/v3","project_id":"team-a","stack_id":"web/stack-id","resource_name":"r"}}""",
            Json(await AttributeAsync(resource)));
    }

    [Fact]
    public async Task ChangedTransport_TakesTheOldSettingsBack()
    {
        var before = await CreatedAsync("{}");
        var after = Contexts.Of(Type, """{"software_config_transport":"POLL_SERVER_HEAT"}""") with { PhysicalId = before.PhysicalId };

        await Driver.UpdateAsync(after, Contexts.Diff(before, after), default);

        var settings = JsonNode.Parse(Json(await AttributeAsync(after)))!.AsObject();
        Assert.All(settings["cfn"]!.AsObject(), entry => Assert.Null(entry.Value));
        Assert.Equal("key-web-r-abcdefghijkl", settings["heat"]!["user_id"]!.GetValue<string>());
        Assert.Equal("""["heat","local"]""", settings["collectors"]!.ToJsonString());
    }

    [Fact]
    public async Task Metadata_IsToldWithSettingsAndDeployments()
    {
        var resource = Contexts.Of(Type) with { Metadata = (MapValue)ValueJson.FromJson(JsonNode.Parse("""{"note":1,"os-collect-config":{"polling_interval":5}}""")) };
        await Driver.CreateAsync(resource, default);

        var told = JsonNode.Parse(Json(await _software.ReadAsync(Agent, default)))!;

        Assert.Equal(5, told["os-collect-config"]!["polling_interval"]!.GetValue<int>());
        Assert.NotNull(told["os-collect-config"]!["cfn"]);
        Assert.Equal("[]", told["deployments"]!.ToJsonString());
        Assert.Equal(1, told["note"]!.GetValue<int>());
    }

    [Fact]
    public async Task Credentials_AreSecret()
    {
        var settings = await AttributeAsync(await CreatedAsync("{}"));

        Assert.DoesNotContain("secret-web", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_LeavesNoAgent()
    {
        var resource = await CreatedAsync("{}");

        await Driver.DeleteAsync(resource, default);

        Assert.Empty(_software.Agents);
        Assert.Equal(Lifecycle.Absent, (await Driver.ObserveAsync(resource, default)).Lifecycle);
    }

    [Fact]
    public async Task WithoutAnAddressOfOurs_ItIsRefused()
    {
        _software.Addresses = null;

        var refusal = await Assert.ThrowsAsync<OpenStackException>(() => CreatedAsync("{}"));

        Assert.Contains("address", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POLL_TEMP_URL")]
    [InlineData("ZAQAR_MESSAGE")]
    public void TransportThatWeDoNotHave_IsRefused(string transport) => Assert.Contains(
        transport,
        Assert.Single(Driver.Validate(Contexts.Of(Type, $$"""{"software_config_transport":"{{transport}}"}""").Properties)),
        StringComparison.Ordinal);

    private async Task<ResourceContext> CreatedAsync(string properties)
    {
        var resource = Contexts.Of(Type, properties);
        return resource.After(await Driver.CreateAsync(resource, default));
    }

    private Task<TemplateValue> AttributeAsync(ResourceContext resource) =>
        Driver.ReadAttributeAsync(resource, new(Lifecycle.Ready), "os_collect_config", default);

    private static string Json(TemplateValue value) => ValueJson.ToJson(value)!.ToJsonString();
}
