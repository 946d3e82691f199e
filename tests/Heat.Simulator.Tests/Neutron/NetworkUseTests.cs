namespace Heat.Simulator.Tests.Neutron;

public sealed class NetworkUseTests
{
    [Fact]
    public async Task FullSubnet_HasNoMoreAddresses()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync("10.0.0.0/30");
        (await PortAsync(test, network)).Expect(201);
        var refused = await PortAsync(test, network);

        Assert.Equal("IpAddressGenerationFailure", refused.Expect(409).ErrorType);
    }

    [Fact]
    public async Task ServerOnAFullNetwork_FailsWithAFault()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync("10.0.0.0/30");
        (await PortAsync(test, network)).Expect(201);
        var server = await test.ServerAsync(new JsonArray(new JsonObject { ["uuid"] = network }));
        var failed = await test.Client.GetAsync("compute", "/servers/" + server);

        Assert.Equal("ERROR", failed.Text("server.status"));
        Assert.Contains("No more IP addresses", failed.Text("server.fault.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedPort_GivesItsAddressBack()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync("10.0.0.0/30");
        var port = (await PortAsync(test, network)).Expect(201).Text("port.id");
        (await test.Client.DeleteAsync("network", "/ports/" + port)).Expect(204);

        Assert.Equal("10.0.0.2", (await PortAsync(test, network)).Expect(201).Text("port.fixed_ips.0.ip_address"));
    }

    [Fact]
    public async Task ManyPorts_AreFoundByDevice()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync("10.0.0.0/16");
        var ports = Enumerable.Range(0, 1000).Select(index => (JsonNode)new JsonObject { ["network_id"] = network, ["device_id"] = "device-" + (index % 100) });
        (await test.Client.PostAsync("network", "/ports", new JsonObject { ["ports"] = new JsonArray([.. ports]) })).Expect(201);

        Assert.Equal(10, (await test.Client.GetAsync("network", "/ports?device_id=device-7")).List("ports").Count);
        Assert.Equal(1000, test.Cloud.Objects("ports").Count);
        Assert.Equal(1000, (await test.Client.GetAsync("network", "/ports?fields=mac_address")).List("ports").Select(port => port!["mac_address"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public async Task OutOfBandDeletion_LeavesNoTrace()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync();
        var server = await test.ServerAsync(new JsonArray(new JsonObject { ["uuid"] = network }));
        var port = Assert.Single(test.Cloud.Objects("ports"));

        Assert.True(test.Cloud.Delete("ports", port.Id));
        Assert.Empty((await test.Client.GetAsync("compute", "/servers/" + server)).Expect(200)["server.addresses"]!.AsObject());
        Assert.True(test.Cloud.Delete("servers", server));
        (await test.Client.GetAsync("compute", "/servers/" + server)).Expect(404);
        (await test.Client.DeleteAsync("network", "/networks/" + network)).Expect(204);
    }

    private static Task<Answer> PortAsync(TestCloud test, string network) =>
        test.Client.PostAsync("network", "/ports", new JsonObject { ["port"] = new JsonObject { ["network_id"] = network } });
}
