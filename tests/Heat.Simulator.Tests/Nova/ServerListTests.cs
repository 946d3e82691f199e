namespace Heat.Simulator.Tests.Nova;

public sealed class ServerListTests
{
    [Fact]
    public async Task Name_IsARegularExpression()
    {
        await using var test = await TestCloud.StartAsync();
        foreach (var name in new[] { "web-1", "web-10", "db-1" })
        {
            await test.ServerAsync("none", name);
        }

        Assert.Equal(["web-10", "web-1"], await NamesAsync(test, "web"));
        Assert.Equal(["web-1"], await NamesAsync(test, "^web-1$"));
        Assert.Equal(["web-1"], await NamesAsync(test, "^web\\-1$"));
        Assert.Equal(["db-1", "web-1"], await NamesAsync(test, "-1$"));
        Assert.Empty(await NamesAsync(test, "^other$"));
        Assert.Empty(await NamesAsync(test, "("));
    }

    [Fact]
    public async Task OneNetwork_IsTakenAutomaticallyAndTwoAreTooMany()
    {
        await using var test = await TestCloud.StartAsync();
        await test.NetworkAsync();
        var server = await test.ServerAsync("auto");
        Assert.Single((await test.Client.GetAsync("compute", $"/servers/{server}/os-interface")).List("interfaceAttachments"));

        await test.NetworkAsync("10.1.0.0/24");
        var image = (await test.Client.GetAsync("image", "/images?name=cirros")).Text("images.0.id");
        var refused = await test.Client.PostAsync("compute", "/servers", new JsonObject
        {
            ["server"] = new JsonObject { ["name"] = "s", ["flavorRef"] = "100", ["imageRef"] = image },
        });
        Assert.Equal("Multiple possible networks found, use a Network ID to be more specific.", refused.Expect(409).Message);
    }

    [Fact]
    public async Task Image_OfAServerIsActiveAfterItsTime()
    {
        await using var test = await TestCloud.StartAsync(options => options.BuildTimes.Image = TimeSpan.FromSeconds(3));
        var server = await test.ServerAsync("none");
        var made = await test.Client.PostAsync("compute", $"/servers/{server}/action", JsonNode.Parse("""{"createImage":{"name":"snap"}}""")!, "compute 2.45");
        var path = "/images/" + made.Expect(202).Text("image_id");

        Assert.Equal("queued", (await test.Client.GetAsync("image", path)).Text("status"));
        test.Clock.Advance(TimeSpan.FromSeconds(3));
        var image = await test.Client.GetAsync("image", path);
        Assert.Equal("active", image.Text("status"));
        Assert.Equal(server, image.Text("instance_uuid"));
        (await test.Client.DeleteAsync("image", path)).Expect(204);
    }

    private static async Task<List<string>> NamesAsync(TestCloud test, string pattern) =>
        [.. (await test.Client.GetAsync("compute", "/servers?name=" + Uri.EscapeDataString(pattern))).List("servers").Select(server => server!["name"]!.ToString())];
}
