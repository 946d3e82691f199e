namespace Heat.Simulator.Tests.Contract;

public sealed class ServerContract
{
    private const string Version = "compute 2.79";

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewServer_AnswersItsIdAndBuilds(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await cloud.ServerAsync("none", server => server["metadata"] = new JsonObject { ["a"] = "b" });
        var id = made.Expect(202).Text("server.id");

        Assert.NotEmpty(made.Text("server.adminPass"));
        Assert.Equal("default", made.Text("server.security_groups.0.name"));
        Assert.EndsWith("/servers/" + id, made.Header("Location"), StringComparison.Ordinal);
        Assert.Equal("compute 2.79", made.Header("OpenStack-API-Version"));
        Assert.NotEmpty(made.Header("x-compute-request-id"));
        Assert.NotEmpty(made.Header("x-openstack-request-id"));
        var active = await cloud.UntilStatusAsync("compute", "/servers/" + id, "server", "ACTIVE", Version);
        Assert.Equal("active", active.Text("server.OS-EXT-STS:vm_state"));
        Assert.Equal("1", active.Text("server.OS-EXT-STS:power_state"));
        Assert.Equal("b", active.Text("server.metadata.a"));
        Assert.Equal("m1.nano", active.Text("server.flavor.original_name"));
        Assert.Equal(await cloud.ImageAsync(), active.Text("server.image.id"));
        Assert.Empty(active["server.addresses"]!.AsObject());
        Assert.Equal("", active.Text("server.config_drive"));
        Assert.Null(active["server.key_name"]);
        Assert.Equal("MANUAL", active.Text("server.OS-DCF:diskConfig"));
        Assert.Empty(active.List("server.tags"));
        Assert.Empty(active.List("server.os-extended-volumes:volumes_attached"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Fields_DependOnTheMicroversion(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/servers/" + (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);
        var oldest = (await cloud.Client.GetAsync("compute", path)).Expect(200);
        var middle = (await cloud.Client.GetAsync("compute", path, "compute 2.46")).Expect(200);
        var newest = (await cloud.Client.GetAsync("compute", path, "compute 2.96")).Expect(200);

        Assert.Equal("compute 2.1", oldest.Header("OpenStack-API-Version"));
        Assert.Equal("2.1", oldest.Header("X-OpenStack-Nova-API-Version"));
        Assert.NotNull(oldest["server.flavor.id"]);
        Assert.All(["description", "tags", "locked", "locked_reason", "server_groups", "trusted_image_certificates"], field => Assert.False(oldest["server"]!.AsObject().ContainsKey(field), field));
        Assert.NotNull(middle["server.flavor.id"]);
        Assert.True(middle["server"]!.AsObject().ContainsKey("description"));
        Assert.NotNull(middle["server.tags"]);
        Assert.Null(newest["server.flavor.id"]);
        Assert.Equal("1", newest.Text("server.flavor.vcpus"));
        Assert.Empty(newest.List("server.server_groups"));
        Assert.True(newest["server"]!.AsObject().ContainsKey("locked_reason"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Microversion_OutOfRangeIs406AndMalformedIs400(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);

        Assert.Equal("computeFault", (await cloud.Client.GetAsync("compute", "/servers", "compute 2.999")).Expect(406).ErrorType);
        Assert.StartsWith("API Version String bad is of invalid format", (await cloud.Client.GetAsync("compute", "/servers", "compute bad")).Expect(400).Message, StringComparison.Ordinal);
        (await cloud.Client.GetAsync("compute", "/servers", "compute latest")).Expect(200);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Ports_OfNetworksGoWithTheServerAndGivenOnesStay(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var given = (await cloud.PortAsync(network)).Text("port.id");
        var nics = new JsonArray(new JsonObject { ["port"] = given }, new JsonObject { ["uuid"] = network });
        var path = "/servers/" + (await cloud.ServerAsync(nics)).Expect(202).Text("server.id");
        var active = await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);

        var addresses = active["server.addresses"]!.AsObject().Single();
        Assert.Equal(cloud.Name, addresses.Key);
        Assert.Equal(2, addresses.Value!.AsArray().Count);
        Assert.Equal("fixed", addresses.Value[0]!["OS-EXT-IPS:type"]!.ToString());
        var port = await cloud.Client.GetAsync("network", "/ports/" + given);
        Assert.Equal("ACTIVE", port.Text("port.status"));
        Assert.Equal("compute:nova", port.Text("port.device_owner"));
        Assert.Equal(active.Text("server.id"), port.Text("port.device_id"));
        var another = await cloud.ServerAsync(new JsonArray(new JsonObject { ["port"] = given }));
        Assert.Equal($"Port {given} is still in use.", another.Expect(409).Message);
        Assert.Equal("conflictingRequest", another.ErrorType);

        (await cloud.Client.DeleteAsync("compute", path)).Expect(204);
        await cloud.UntilGoneAsync("compute", path);
        var left = await cloud.UntilAsync("network", "/ports?network_id=" + network, answer => answer.List("ports").Count == 1);
        Assert.Equal(given, left.Text("ports.0.id"));
        Assert.Equal("", left.Text("ports.0.device_id"));
        Assert.Equal("", left.Text("ports.0.device_owner"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Interfaces_ArePluggedAndUnplugged(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var path = "/servers/" + (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);
        var port = (await cloud.PortAsync(network)).Text("port.id");
        var given = await cloud.Client.PostAsync("compute", path + "/os-interface", Attachment("port_id", port));

        Assert.Equal(port, given.Expect(200).Text("interfaceAttachment.port_id"));
        Assert.Equal(network, given.Text("interfaceAttachment.net_id"));
        Assert.Equal($"Port {port} is still in use.", (await cloud.Client.PostAsync("compute", path + "/os-interface", Attachment("port_id", port))).Expect(409).Message);
        var nowhere = Guid.NewGuid().ToString();
        Assert.Equal($"Port id {nowhere} could not be found.", (await cloud.Client.PostAsync("compute", path + "/os-interface", Attachment("port_id", nowhere))).Expect(404).Message);
        (await cloud.Client.DeleteAsync("compute", $"{path}/os-interface/{port}")).Expect(202);
        await cloud.UntilAsync("network", "/ports/" + port, answer => answer.Text("port.device_id").Length == 0);
        Assert.Empty((await cloud.Client.GetAsync("compute", path + "/os-interface")).List("interfaceAttachments"));
        (await cloud.Client.GetAsync("compute", $"{path}/os-interface/{port}")).Expect(404);

        var own = await cloud.Client.PostAsync("compute", path + "/os-interface", Attachment("net_id", network));
        var made = own.Expect(200).Text("interfaceAttachment.port_id");
        (await cloud.Client.DeleteAsync("compute", $"{path}/os-interface/{made}")).Expect(202);
        await cloud.UntilGoneAsync("network", "/ports/" + made);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Resize_WaitsForConfirmationAndCanBeReverted(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/servers/" + (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);
        var tiny = await cloud.FlavorAsync("m1.tiny");

        Assert.Equal("When resizing, instances must change flavor!", (await ActAsync(cloud, path, "resize", Flavor(await cloud.FlavorAsync("m1.nano")))).Expect(400).Message);
        Assert.Equal("Flavor nope could not be found.", (await ActAsync(cloud, path, "resize", Flavor("nope"))).Expect(400).Message);
        Assert.Contains("while it is in vm_state active", (await ActAsync(cloud, path, "confirmResize", null)).Expect(409).Message, StringComparison.Ordinal);
        (await ActAsync(cloud, path, "resize", Flavor(tiny))).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "VERIFY_RESIZE", Version);
        (await ActAsync(cloud, path, "revertResize", null)).Expect(202);
        Assert.Equal("m1.nano", (await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version)).Text("server.flavor.original_name"));

        (await ActAsync(cloud, path, "resize", Flavor(tiny))).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "VERIFY_RESIZE", Version);
        (await ActAsync(cloud, path, "confirmResize", null)).Expect(204);
        Assert.Equal("m1.tiny", (await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version)).Text("server.flavor.original_name"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Actions_MoveBetweenStatesAndRefuseTheWrongOne(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        var path = "/servers/" + id;
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);

        Assert.Equal($"Cannot 'start' instance {id} while it is in vm_state active", (await ActAsync(cloud, path, "os-start", null)).Expect(409).Message);
        Assert.Equal("There is no such action: bogus", (await ActAsync(cloud, path, "bogus", null)).Expect(400).Message);
        (await ActAsync(cloud, path, "os-stop", null)).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "SHUTOFF", Version);
        Assert.Contains("vm_state stopped", (await ActAsync(cloud, path, "reboot", new JsonObject { ["type"] = "SOFT" })).Expect(409).Message, StringComparison.Ordinal);
        (await ActAsync(cloud, path, "os-start", null)).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);
        (await ActAsync(cloud, path, "suspend", null)).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "SUSPENDED", Version);
        (await ActAsync(cloud, path, "resume", null)).Expect(202);
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);
        var rebuilt = await ActAsync(cloud, path, "rebuild", new JsonObject { ["imageRef"] = await cloud.ImageAsync(), ["name"] = cloud.Name + "-b" });
        Assert.Equal("REBUILD", rebuilt.Expect(202).Text("server.status"));
        Assert.Equal(cloud.Name + "-b", (await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version)).Text("server.name"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task MetadataAndTags_AreKept(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/servers/" + (await cloud.ServerAsync("none", server => server["tags"] = new JsonArray(cloud.Name))).Expect(202).Text("server.id");
        await cloud.UntilStatusAsync("compute", path, "server", "ACTIVE", Version);

        Assert.Equal("v", (await cloud.Client.PostAsync("compute", path + "/metadata", Metadata("k", "v"))).Expect(200).Text("metadata.k"));
        Assert.Single((await cloud.Client.PutAsync("compute", path + "/metadata", Metadata("c", "d"))).Expect(200)["metadata"]!.AsObject());
        (await cloud.Client.DeleteAsync("compute", path + "/metadata/c")).Expect(204);
        Assert.Equal("Metadata item was not found", (await cloud.Client.DeleteAsync("compute", path + "/metadata/c")).Expect(404).Message);
        Assert.Single((await cloud.Client.GetAsync("compute", "/servers?tags=" + cloud.Name, Version)).List("servers"));
        (await cloud.Client.PutAsync("compute", path + "/tags", new JsonObject { ["tags"] = new JsonArray("x") }, Version)).Expect(200);
        Assert.Empty((await cloud.Client.GetAsync("compute", "/servers?tags=" + cloud.Name, Version)).List("servers"));
        (await cloud.Client.GetAsync("compute", path + "/tags")).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task List_FiltersByNameAndPages(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var first = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        var second = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        var page = await cloud.Client.GetAsync("compute", $"/servers?name={cloud.Name}&limit=1");

        Assert.Single(page.Expect(200).List("servers"));
        Assert.Equal("next", page.Text("servers_links.0.rel"));
        var rest = await cloud.Client.GetAsync("compute", page.Text("servers_links.0.href"));
        Assert.Single(rest.Expect(200).List("servers"));
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), new[] { page.Text("servers.0.id"), rest.Text("servers.0.id") }.Order(StringComparer.Ordinal));
        Assert.Equal("marker [nope] not found", (await cloud.Client.GetAsync("compute", "/servers?marker=nope")).Expect(400).Message);
        Assert.Equal("badRequest", (await cloud.Client.GetAsync("compute", "/servers?bogus=1", "compute 2.79")).Expect(400).ErrorType);
        (await cloud.Client.GetAsync("compute", "/servers?bogus=1")).Expect(200);
        await cloud.UntilStatusAsync("compute", "/servers/" + first, "server", "ACTIVE", Version);
        await cloud.UntilStatusAsync("compute", "/servers/" + second, "server", "ACTIVE", Version);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task DeletedServer_IsGoneAndDeletedTwiceIs404(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await cloud.UntilStatusAsync("compute", "/servers/" + id, "server", "ACTIVE", Version);

        (await cloud.Client.DeleteAsync("compute", "/servers/" + id)).Expect(204);
        var gone = await cloud.UntilGoneAsync("compute", "/servers/" + id);
        Assert.Equal("itemNotFound", gone.ErrorType);
        Assert.Equal($"Instance {id} could not be found.", gone.Message);
        (await cloud.Client.DeleteAsync("compute", "/servers/" + id)).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_Answer400WithSentence(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var nowhere = Guid.NewGuid().ToString();
        var cases = new (Action<JsonObject> Change, string Message)[]
        {
            (server => server["flavorRef"] = "nope", "Flavor nope could not be found."),
            (server => server["imageRef"] = nowhere, "Can not find requested image"),
            (server => server["imageRef"] = "", "Missing imageRef attribute"),
            (server => server["networks"] = new JsonArray(new JsonObject { ["uuid"] = nowhere }), $"Network {nowhere} could not be found."),
            (server => server["networks"] = new JsonArray(new JsonObject { ["port"] = nowhere }), $"Port id {nowhere} could not be found."),
            (server => server["key_name"] = "no-such-key", "Invalid key_name provided."),
        };
        foreach (var (change, message) in cases)
        {
            var answer = await cloud.ServerAsync("none", change);
            Assert.Equal("badRequest", answer.Expect(400).ErrorType);
            Assert.Equal(message, answer.Message);
        }

        Assert.Contains("'networks' is a required property", (await cloud.ServerAsync("none", server => server.Remove("networks"))).Expect(400).Message, StringComparison.Ordinal);
        Assert.Contains("('bogus' was unexpected)", (await cloud.ServerAsync("none", server => server["bogus"] = 1)).Expect(400).Message, StringComparison.Ordinal);
    }

    private static JsonObject Attachment(string field, string id) => new() { ["interfaceAttachment"] = new JsonObject { [field] = id } };

    private static JsonObject Flavor(string id) => new() { ["flavorRef"] = id };

    private static JsonObject Metadata(string name, string value) => new() { ["metadata"] = new JsonObject { [name] = value } };

    private static Task<Answer> ActAsync(ContractCloud cloud, string path, string action, JsonNode? body) =>
        cloud.Client.PostAsync("compute", path + "/action", new JsonObject { [action] = body }, Version);
}
