using System.Text;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Resources.Nova;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nova;

public sealed class ServerSoftwareTests
{
    [Fact]
    public async Task ServerThatTakesDeployments_HasAnAgentThatKnowsItAtBoot()
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");
        var server = await place.CreatedAsync(Software());

        var agent = Assert.Single(place.Cloud.Software.Agents);
        Assert.Equal((server.Id, "POLL_SERVER_CFN"), (agent.Server, agent.Transport));
        var told = JsonNode.Parse(Part(await UserDataAsync(place, server), "cfn-init-data"))!;
        Assert.Equal("""["ec2","cfn","local"]""", told["os-collect-config"]!["collectors"]!.ToJsonString());
        Assert.Equal(agent.SecretKey, told["os-collect-config"]!["cfn"]!["secret_access_key"]!.GetValue<string>());
        Assert.Equal("[]", told["deployments"]!.ToJsonString());
        Assert.Contains(agent.AccessKey, await server.AttributeAsync("os_collect_config"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedMetadata_ReachesTheAgent()
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");
        var server = await place.CreatedAsync(Software());
        var key = Assert.Single(place.Cloud.Software.Agents).AccessKey;

        server.Metadata((MapValue)ValueJson.FromJson(JsonNode.Parse("""{"note":"new"}""")));
        await server.UpdateMetadataAsync();

        var agent = Assert.Single(place.Cloud.Software.Agents);
        Assert.Equal(("new", key), (((TextValue)agent.Metadata["note"]!).Text, agent.AccessKey));
    }

    [Fact]
    public async Task Deleted_LeavesNoAgent()
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");
        var server = await place.CreatedAsync(Software());

        await server.DeleteAsync();

        Assert.Empty(place.Cloud.Software.Agents);
    }

    [Fact]
    public async Task WithoutAnAddressOfOurs_TheServerLearnsAtBootOnly()
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");
        place.Cloud.Software.Addresses = null;

        await place.CreatedAsync(Software());

        Assert.Empty(place.Cloud.Software.Agents);
    }

    [Fact]
    public async Task OtherServers_HaveNoAgent()
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");

        await place.CreatedAsync(ServerPlace.Server(NoNetwork));

        Assert.Empty(place.Cloud.Software.Agents);
    }

    [Theory]
    [InlineData("RAW")]
    [InlineData("SOFTWARE_CONFIG")]
    public async Task UserDataThatIsTheIdOfAConfig_IsItsText(string format)
    {
        await using var place = await ServerPlace.StartAsync(user: "admin");
        var config = new ConfigRecord { Id = "3e5c9a4e-4b0e-4f6e-9b7e-0a55f1d0c0aa", Name = "boot", Config = TemplateValue.From("#!/bin/sh\necho boot\n") };
        await ((ISoftwareConfigs)place.Cloud.Software).KeepAsync(new(new("s"), "s", "team-a"), config, default);
        var properties = JsonNode.Parse(ServerPlace.Server(NoNetwork).Replace("RAW", format, StringComparison.Ordinal))!.AsObject();
        properties["user_data"] = config.Id;

        var server = await place.CreatedAsync(properties.ToJsonString());

        Assert.Contains("echo boot", await UserDataAsync(place, server), StringComparison.Ordinal);
    }

    private const string NoNetwork = """[{"allocate_network":"none"}]""";

    private static string Software() => ServerPlace.Server(NoNetwork).Replace("RAW", "SOFTWARE_CONFIG", StringComparison.Ordinal);

    private static string Part(string message, string name) => MimeReader.TryRead(message)!.Single(part => part.FileName == name).Content;

    private static async Task<string> UserDataAsync(ServerPlace place, LivingResource server)
    {
        var body = await place.Cloud.GetAsync("compute", $"servers/{server.Id}", "server");
        return Encoding.UTF8.GetString(Convert.FromBase64String(body["OS-EXT-SRV-ATTR:user_data"]!.GetValue<string>()));
    }
}
