using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nova;

public sealed class ServerTests
{
    private const string NoNetwork = """[{"allocate_network":"none"}]""";

    [Fact]
    public async Task Resize_IsConfirmed()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Resize = TimeSpan.FromSeconds(30));
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));

        await server.UpdateAsync(ServerPlace.Server(NoNetwork).Replace("m1.tiny", "m1.small", StringComparison.Ordinal));

        var live = await LiveAsync(place, server);
        Assert.Equal("ACTIVE", live["status"]!.GetValue<string>());
        Assert.Equal("m1.small", live["flavor"]!["original_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task ResizeThatDoesNotHappen_IsAskedForAgainAfterAPause()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Resize = TimeSpan.FromMinutes(5));
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        var after = await LivingResource.PropertiesAsync(
            place.Cloud, "OS::Nova::Server", JsonNode.Parse(ServerPlace.Server(NoNetwork).Replace("m1.tiny", "m1.small", StringComparison.Ordinal))!.AsObject());
        var context = server.Context with { Properties = after };
        var driver = server.Driver;
        var change = await driver.UpdateAsync(context, server.DifferenceTo(after), CancellationToken.None);
        context = context with { Data = change.Data! };

        for (var attempt = 0; attempt < 2; attempt++)
        {
            place.Cloud.Simulator.Change("servers", server.Id, """{"status":"ACTIVE","OS-EXT-STS:task_state":null,"OS-EXT-STS:vm_state":"active"}""");
            var due = await LookAsync();
            Assert.Equal("flavor", due.NextStep);
            context = context with { Data = (await ((IAdvances)driver).AdvanceAsync(context, due, CancellationToken.None)).Data! };
        }

        place.Cloud.Simulator.Change("servers", server.Id, """{"status":"ACTIVE","OS-EXT-STS:task_state":null,"OS-EXT-STS:vm_state":"active"}""");
        var paused = await LookAsync();
        Assert.Null(paused.NextStep);
        Assert.Contains("kept the old flavor", paused.Reason, StringComparison.Ordinal);
        Assert.InRange(paused.LookAgainAfter!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));

        Task<Observation> LookAsync()
        {
            place.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
            return driver.ObserveAsync(context with { ObservedNotBefore = place.Cloud.Clock.GetUtcNow() }, CancellationToken.None);
        }
    }

    [Fact]
    public async Task ImageAndUserData_AreRebuiltOnce()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Server = TimeSpan.FromSeconds(20));
        const string Policy = ""","user_data_update_policy":"REBUILD","user_data":"one" """;
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork, Policy));
        place.Cloud.Simulator.ResetCalls();

        await server.UpdateAsync(ServerPlace.Server(NoNetwork, Policy.Replace("one", "two", StringComparison.Ordinal))
            .Replace("cirros", "debian-12", StringComparison.Ordinal).Replace("m1.tiny", "m1.small", StringComparison.Ordinal));

        Assert.Equal(3, place.Cloud.Simulator.Calls.Where(call => call.Key.Path.EndsWith("/action", StringComparison.Ordinal)).Sum(call => call.Value));
    }

    [Fact]
    public async Task PhysicalNameThatIsTooLong_IsShortened()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork), new string('x', 60));

        var name = (await LiveAsync(place, server))["name"]!.GetValue<string>();

        Assert.Equal(53, name.Length);
        Assert.EndsWith(server.Context.PhysicalName[^12..], name, StringComparison.Ordinal);
        Assert.Equal($"\"{name}\"", await server.AttributeAsync("name"));
        Assert.Equal(server.Id, (await server.FindLostAsync())?.Id.Value);
    }

    [Fact]
    public async Task Failed_SaysWhy()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        place.Cloud.Simulator.Change("servers", server.Id, """{"status":"ERROR","OS-EXT-STS:vm_state":"error","fault":{"code":500,"message":"No valid host"}}""");

        var observation = await server.ObserveAsync();

        Assert.Equal(Lifecycle.Failed, observation.Lifecycle);
        Assert.Contains("ERROR", observation.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("os-stop")]
    [InlineData("suspend")]
    [InlineData("shelve")]
    public async Task PowerThatItsUserSwitched_IsNoDrift(string action)
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        await place.Cloud.Session.Service("compute").PostAsync($"servers/{server.Id}/action", new JsonObject { [action] = null }, CancellationToken.None);
        await server.ObserveAsync();

        Assert.Equal(Lifecycle.Ready, (await server.ObserveAsync()).Lifecycle);
        Assert.Empty(server.Drift());
    }

    [Fact]
    public async Task BootFromVolume_NeedsNoImage()
    {
        await using var place = await ServerPlace.StartAsync();

        var server = await place.CreatedAsync("""
            {"flavor":"m1.tiny","user_data_format":"RAW","networks":[{"allocate_network":"none"}],
             "block_device_mapping_v2":[{"image":"cirros","volume_size":2,"delete_on_termination":true},{"swap_size":1,"boot_index":-1}]}
            """);

        Assert.Single(place.Cloud.Simulator.Objects("volumes"));
        await server.ObserveAsync();
        Assert.Empty(server.Drift());
    }

    [Fact]
    public async Task DeletionPolicySnapshot_MakesOneImage()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Image = TimeSpan.FromSeconds(30));
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        var snapshots = (ISnapshotsBeforeDelete)server.Driver;

        await snapshots.SnapshotAsync(server.Context, CancellationToken.None);
        var change = await snapshots.SnapshotAsync(server.Context, CancellationToken.None);

        Assert.Single(place.Cloud.Simulator.Objects("images"), image => image.Name == server.Context.PhysicalName);
        await server.AdoptAsync(new(server.Context.PhysicalId!.Value, change.Data));
        Assert.Equal(Lifecycle.Ready, server.Last.Lifecycle);
    }

    [Theory]
    [InlineData("flavor", ""","flavor_update_policy":"REPLACE" """, OnChange.Replace)]
    [InlineData("flavor", "", OnChange.UpdateInPlace)]
    [InlineData("image", ""","image_update_policy":"REPLACE" """, OnChange.Replace)]
    [InlineData("image", "", OnChange.UpdateInPlace)]
    [InlineData("user_data", "", OnChange.Replace)]
    [InlineData("user_data", ""","user_data_update_policy":"IGNORE" """, OnChange.UpdateInPlace)]
    [InlineData("user_data", ""","user_data_update_policy":"REBUILD" """, OnChange.UpdateInPlace)]
    [InlineData("metadata", "", OnChange.UpdateInPlace)]
    public async Task Policy_DecidesHowAChangeIsMade(string property, string policy, OnChange expected)
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.DescribedAsync(ServerPlace.Server(NoNetwork, policy + ""","user_data":"topsecret" """));
        var after = server.Context.Properties.With(property, TemplateValue.From("changed"));

        var decision = ((IDecidesChange)server.Driver).Decide(server.DifferenceTo(after));

        Assert.Equal(expected, decision.Action);
        Assert.DoesNotContain("topsecret", decision.Reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressAttributes_GoByNameAndIdOfTheNetwork()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(place.OwnPort()));
        await server.ObserveAsync();

        var networks = JsonNode.Parse(await server.AttributeAsync("networks"))!;
        var address = networks[place.Network]![0]!.GetValue<string>();
        Assert.StartsWith("10.1.0.", address, StringComparison.Ordinal);
        Assert.Equal(2, networks.AsObject().Count);
        Assert.Equal($"\"{address}\"", await server.AttributeAsync("first_address"));
        var extended = JsonNode.Parse(await server.AttributeAsync("addresses"))![place.Network]![0]!;
        Assert.Equal(address, extended["addr"]!.GetValue<string>());
        Assert.Equal(place.Network, extended["network"]!["id"]!.GetValue<string>());
        Assert.Equal(place.Subnet, extended["subnets"]![0]!["id"]!.GetValue<string>());
        Assert.NotNull(extended["port"]);
    }

    [Fact]
    public async Task MetadataOtherThanText_IsWrittenAsJson()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork, ""","metadata":{"map":{"a":[1,true]},"flag":true,"none":null}"""));

        Assert.Equal(
            """{"map":"{\u0022a\u0022:[1,true]}","flag":"true","none":"null"}""", (await LiveAsync(place, server))["metadata"]!.ToJsonString());
        await server.ObserveAsync();
        Assert.Empty(server.Drift());
    }

    [Fact]
    public async Task SoftwareConfigWithDeployments_IsRefused()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.DescribedAsync(ServerPlace.Server(NoNetwork).Replace("RAW", "SOFTWARE_CONFIG", StringComparison.Ordinal));
        server.Metadata(new MapValue([new("deployments", ListValue.Empty)]));

        var failure = await Assert.ThrowsAsync<OpenStack.Errors.OpenStackException>(() => server.CreateAsync());

        Assert.Equal(OpenStack.Errors.Disposition.Terminal, failure.Disposition);
        Assert.Contains("deployments", failure.Message, StringComparison.Ordinal);
    }

    private static Task<JsonObject> LiveAsync(ServerPlace place, LivingResource server) =>
        place.Cloud.GetAsync("compute", $"servers/{server.Id}", "server");
}
