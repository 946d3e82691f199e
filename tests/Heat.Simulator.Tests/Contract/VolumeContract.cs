namespace Heat.Simulator.Tests.Contract;

public sealed class VolumeContract
{
    private const string CannotDelete = "Invalid volume: Volume status must be available or error";

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewVolume_IsCreatingThenAvailable(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new() { ["metadata"] = new JsonObject { ["a"] = "b" } });

        Assert.Equal("creating", made.Expect(202).Text("volume.status"));
        Assert.Equal("1", made.Text("volume.size"));
        Assert.Equal("nova", made.Text("volume.availability_zone"));
        Assert.Equal("false", made.Text("volume.bootable"));
        Assert.Equal("b", made.Text("volume.metadata.a"));
        Assert.Empty(made.List("volume.attachments"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$", made.Text("volume.created_at"));
        Assert.NotEmpty(made.Header("x-openstack-request-id"));
        var available = await UntilAsync(cloud, made, "available");
        Assert.Equal(cloud.Client.ProjectId, available.Text("volume.os-vol-tenant-attr:tenant_id"));
        Assert.Equal(cloud.Name, available.Text("volume.name"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_AnswerTheirCode(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var nowhere = Guid.NewGuid().ToString();

        Assert.Equal("badRequest", (await VolumeAsync(cloud, new() { ["size"] = 0 })).Expect(400).ErrorType);
        Assert.Equal("Volume type with name nope could not be found.", (await VolumeAsync(cloud, new() { ["volume_type"] = "nope" })).Expect(404).Message);
        Assert.Equal("Invalid image identifier or unable to access requested image.", (await VolumeAsync(cloud, new() { ["imageRef"] = nowhere })).Expect(400).Message);
        Assert.Equal($"Snapshot {nowhere} could not be found.", (await VolumeAsync(cloud, new() { ["snapshot_id"] = nowhere })).Expect(404).Message);
        Assert.Equal($"Volume {nowhere} could not be found.", (await cloud.Client.GetAsync("volume", "/volumes/" + nowhere)).Expect(404).Message);
        Assert.Equal("itemNotFound", (await cloud.Client.DeleteAsync("volume", "/volumes/" + nowhere)).Expect(404).ErrorType);
        Assert.Equal("computeFault", (await cloud.Client.GetAsync("volume", "/volumes", "volume 3.999")).Expect(406).ErrorType);
        Assert.Equal("Invalid filters bogus are found in query options.", (await cloud.Client.GetAsync("volume", "/volumes?bogus=1", "volume 3.70")).Expect(400).Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Extend_OnlyGrows(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new());
        await UntilAsync(cloud, made, "available");
        var path = $"/volumes/{made.Text("volume.id")}/action";

        Assert.Contains("New size for extend must be greater than current size.", (await cloud.Client.PostAsync("volume", path, Extend(1))).Expect(400).Message, StringComparison.Ordinal);
        (await cloud.Client.PostAsync("volume", path, Extend(2))).Expect(202);
        Assert.Equal("2", (await UntilAsync(cloud, made, "available")).Text("volume.size"));
        var bogus = await cloud.Client.PostAsync("volume", path, new JsonObject { ["os-bogus"] = new JsonObject() });
        Assert.StartsWith("There is no such action: os-bogus", bogus.Expect(400).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Attachment_HoldsTheVolume(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new());
        var volume = made.Expect(202).Text("volume.id");
        var server = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await UntilAsync(cloud, made, "available");
        await cloud.UntilStatusAsync("compute", "/servers/" + server, "server", "ACTIVE", "compute 2.79");
        var path = $"/servers/{server}/os-volume_attachments";
        var attached = await cloud.Client.PostAsync("compute", path, Attach(volume));

        Assert.Equal(volume, attached.Expect(200).Text("volumeAttachment.id"));
        Assert.StartsWith("/dev/", attached.Text("volumeAttachment.device"), StringComparison.Ordinal);
        var inUse = await UntilAsync(cloud, made, "in-use");
        Assert.Equal(server, inUse.Text("volume.attachments.0.server_id"));
        Assert.Equal(volume, inUse.Text("volume.attachments.0.volume_id"));
        Assert.NotEmpty(inUse.Text("volume.attachments.0.attachment_id"));
        Assert.StartsWith(CannotDelete, (await cloud.Client.DeleteAsync("volume", "/volumes/" + volume)).Expect(400).Message, StringComparison.Ordinal);
        Assert.Equal($"Invalid volume: volume {volume} is already attached to instances: {server}", (await cloud.Client.PostAsync("compute", path, Attach(volume))).Expect(400).Message);
        var newest = await cloud.Client.GetAsync("compute", path, "compute 2.89");
        Assert.Equal(inUse.Text("volume.attachments.0.attachment_id"), newest.Text("volumeAttachments.0.attachment_id"));
        Assert.Equal(volume, (await cloud.Client.GetAsync("compute", "/servers/" + server, "compute 2.79")).Text("server.os-extended-volumes:volumes_attached.0.id"));

        (await cloud.Client.DeleteAsync("compute", $"{path}/{volume}")).Expect(202);
        await UntilAsync(cloud, made, "available");
        var gone = await cloud.UntilGoneAsync("compute", $"{path}/{volume}");
        Assert.Equal($"Instance {server} is not attached to volume {volume}", gone.Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task DeletedServer_FreesItsVolume(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new());
        var server = (await cloud.ServerAsync("none")).Expect(202).Text("server.id");
        await UntilAsync(cloud, made, "available");
        await cloud.UntilStatusAsync("compute", "/servers/" + server, "server", "ACTIVE", "compute 2.79");
        (await cloud.Client.PostAsync("compute", $"/servers/{server}/os-volume_attachments", Attach(made.Text("volume.id")))).Expect(200);
        await UntilAsync(cloud, made, "in-use");

        (await cloud.Client.DeleteAsync("compute", "/servers/" + server)).Expect(204);
        await cloud.UntilGoneAsync("compute", "/servers/" + server);
        Assert.Empty((await UntilAsync(cloud, made, "available")).List("volume.attachments"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ServerOnAVolumeOfAnImage_TakesTheVolumeAlong(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var image = await cloud.ImageAsync();
        var server = (await cloud.ServerAsync("none", body =>
        {
            body.Remove("imageRef");
            body["block_device_mapping_v2"] = new JsonArray(new JsonObject
            {
                ["boot_index"] = 0,
                ["source_type"] = "image",
                ["uuid"] = image,
                ["destination_type"] = "volume",
                ["volume_size"] = 1,
                ["delete_on_termination"] = true,
            });
        })).Expect(202).Text("server.id");
        var active = await cloud.UntilStatusAsync("compute", "/servers/" + server, "server", "ACTIVE", "compute 2.79");

        Assert.Equal("", active.Text("server.image"));
        Assert.Equal("true", active.Text("server.os-extended-volumes:volumes_attached.0.delete_on_termination"));
        var volume = active.Text("server.os-extended-volumes:volumes_attached.0.id");
        var shown = await cloud.Client.GetAsync("volume", "/volumes/" + volume);
        Assert.Equal("in-use", shown.Expect(200).Text("volume.status"));
        Assert.Equal("true", shown.Text("volume.bootable"));
        Assert.Equal("cirros", shown.Text("volume.volume_image_metadata.image_name"));
        (await cloud.Client.DeleteAsync("compute", "/servers/" + server)).Expect(204);
        await cloud.UntilGoneAsync("volume", "/volumes/" + volume);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Snapshot_HoldsTheVolumeAndMakesAnother(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new());
        await UntilAsync(cloud, made, "available");
        var snapshot = await cloud.MakeAsync("volume", "/snapshots", new JsonObject { ["snapshot"] = new JsonObject { ["volume_id"] = made.Text("volume.id"), ["name"] = cloud.Name } });

        Assert.Equal("creating", snapshot.Expect(202).Text("snapshot.status"));
        await cloud.UntilStatusAsync("volume", "/snapshots/" + snapshot.Text("snapshot.id"), "snapshot", "available");
        Assert.StartsWith(CannotDelete, (await cloud.Client.DeleteAsync("volume", "/volumes/" + made.Text("volume.id"))).Expect(400).Message, StringComparison.Ordinal);
        var copy = await VolumeAsync(cloud, new() { ["snapshot_id"] = snapshot.Text("snapshot.id") });
        Assert.Equal(snapshot.Text("snapshot.id"), (await UntilAsync(cloud, copy, "available")).Text("volume.snapshot_id"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Metadata_IsMergedByPostAndReplacedByPut(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new() { ["metadata"] = new JsonObject { ["a"] = "b" } });
        await UntilAsync(cloud, made, "available");
        var path = $"/volumes/{made.Text("volume.id")}/metadata";

        Assert.Equal(2, (await cloud.Client.PostAsync("volume", path, Metadata("k"))).Expect(200)["metadata"]!.AsObject().Count);
        Assert.Single((await cloud.Client.PutAsync("volume", path, Metadata("z"))).Expect(200)["metadata"]!.AsObject());
        var renamed = await cloud.Client.PutAsync("volume", "/volumes/" + made.Text("volume.id"), new JsonObject { ["volume"] = new JsonObject { ["name"] = cloud.Name + "-2", ["description"] = "d" } });
        Assert.Equal("d", renamed.Expect(200).Text("volume.description"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Retype_ChangesTheTypeOfAFreeVolume(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var made = await VolumeAsync(cloud, new());
        await UntilAsync(cloud, made, "available");
        var retype = (string type) => cloud.Client.PostAsync("volume", $"/volumes/{made.Text("volume.id")}/action", new JsonObject
        {
            ["os-retype"] = new JsonObject { ["new_type"] = type, ["migration_policy"] = "never" },
        });

        Assert.Equal("Volume type with name nope could not be found.", (await retype("nope")).Expect(404).Message);
        (await retype("lab")).Expect(202);
        var after = await cloud.UntilAsync("volume", "/volumes/" + made.Text("volume.id"), answer => answer.Text("volume.status") == "available" && answer.Text("volume.volume_type") == "lab");
        Assert.Equal("false", after.Text("volume.multiattach"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task List_FiltersByNameAndPagesByLink(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var first = await VolumeAsync(cloud, new());
        var second = await VolumeAsync(cloud, new());
        await UntilAsync(cloud, first, "available");
        await UntilAsync(cloud, second, "available");
        var page = await cloud.Client.GetAsync("volume", $"/volumes/detail?limit=1&name={cloud.Name}");

        Assert.Single(page.Expect(200).List("volumes"));
        Assert.Equal("next", page.Text("volumes_links.0.rel"));
        var rest = await cloud.Client.GetAsync("volume", page.Text("volumes_links.0.href"));
        Assert.Single(rest.Expect(200).List("volumes"));
        Assert.NotEqual(page.Text("volumes.0.id"), rest.Text("volumes.0.id"));
        Assert.Null(page["volumes.0.volume_type_id"]);
        Assert.NotNull((await cloud.Client.GetAsync("volume", $"/volumes/detail?name={cloud.Name}", "volume 3.63"))["volumes.0.volume_type_id"]);
    }

    private static JsonObject Extend(int size) => new() { ["os-extend"] = new JsonObject { ["new_size"] = size } };

    private static JsonObject Attach(string volume) => new() { ["volumeAttachment"] = new JsonObject { ["volumeId"] = volume } };

    private static JsonObject Metadata(string name) => new() { ["metadata"] = new JsonObject { [name] = "v" } };

    private static Task<Answer> VolumeAsync(ContractCloud cloud, JsonObject asked)
    {
        asked["name"] = cloud.Name;
        asked["size"] ??= 1;
        return cloud.MakeAsync("volume", "/volumes", new JsonObject { ["volume"] = asked });
    }

    private static Task<Answer> UntilAsync(ContractCloud cloud, Answer made, string status) =>
        cloud.UntilAsync("volume", "/volumes/" + made.Text("volume.id"), answer => answer.Text("volume.status") == status);
}
