using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Tests.Nova;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Cinder;

public sealed class VolumeTests
{
    [Theory]
    [InlineData(2, 1, OnChange.Refuse)]
    [InlineData(1, 2, OnChange.UpdateInPlace)]
    public async Task Size_CanOnlyGrow(long before, long after, OnChange expected)
    {
        await using var cloud = await TestCloud.StartAsync();
        var volume = await cloud.ResourceAsync("OS::Cinder::Volume", $$"""{"size":{{before}}}""");

        var decision = ((IDecidesChange)volume.Driver).Decide(volume.DifferenceTo(volume.Context.Properties.With("size", TemplateValue.From(after))));

        Assert.Equal(expected, decision.Action);
    }

    [Theory]
    [InlineData(71, """{"size":2}""")]
    [InlineData(41, """{"size":2}""")]
    [InlineData(71, """{"size":1,"read_only":true}""")]
    public async Task AttachedVolume_IsChangedAndStaysWithItsServer(int microversion, string properties)
    {
        await using var place = await ServerPlace.StartAsync(options =>
        {
            options.VolumeMicroversion = microversion;
            (options.BuildTimes.Attach, options.BuildTimes.Volume) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
        });
        var server = await place.CreatedAsync(ServerPlace.Server("""[{"allocate_network":"none"}]"""), "server");
        var volume = await place.Cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""", "volume");
        await place.Cloud.CreatedAsync(
            "OS::Cinder::VolumeAttachment", $$"""{"instance_uuid":"{{server.Id}}","volume_id":"{{volume.Id}}","mountpoint":"/dev/vdd"}""", "attachment");

        await volume.UpdateAsync(properties);

        var live = await place.Cloud.GetAsync("volumev3", $"volumes/{volume.Id}", "volume");
        Assert.Equal("in-use", live["status"]!.GetValue<string>());
        Assert.Equal(server.Id, live["attachments"]![0]!["server_id"]!.GetValue<string>());
        await volume.ObserveAsync();
        Assert.Empty(volume.Drift());
    }

    [Fact]
    public async Task Backup_FillsANewVolumeAndAnExistingOne()
    {
        await using var cloud = await TestCloud.StartAsync();
        var source = await cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""", "source");
        var data = (await ((ISnapshotsBeforeDelete)source.Driver).SnapshotAsync(source.Context, CancellationToken.None)).Data!;
        await source.AdoptAsync(new(source.Context.PhysicalId!.Value, data));
        var backup = cloud.Simulator.Objects("backups").Single().Id;

        var copy = await cloud.CreatedAsync(
            "OS::Cinder::Volume", $$"""{"backup_id":"{{backup}}","name":"copy","description":"restored","metadata":{"a":"b"} }""", "copy");
        await source.UpdateAsync($$"""{"size":1,"backup_id":"{{backup}}"}""");

        var live = await cloud.GetAsync("volumev3", $"volumes/{copy.Id}", "volume");
        Assert.Equal(("copy", "restored"), (live["name"]!.GetValue<string>(), live["description"]!.GetValue<string>()));
        Assert.Equal("b", live["metadata"]!["a"]!.GetValue<string>());
        Assert.Equal(2, cloud.Simulator.Calls.Where(call => call.Key.Path.EndsWith("/restore", StringComparison.Ordinal)).Sum(call => call.Value));
    }

    [Fact]
    public async Task DeletionPolicySnapshot_MakesOneBackup()
    {
        await using var cloud = await TestCloud.StartAsync(options => options.BuildTimes.Volume = TimeSpan.FromSeconds(30));
        var volume = await cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""");
        var snapshots = (ISnapshotsBeforeDelete)volume.Driver;

        await snapshots.SnapshotAsync(volume.Context, CancellationToken.None);
        var change = await snapshots.SnapshotAsync(volume.Context, CancellationToken.None);

        var backup = Assert.Single(cloud.Simulator.Objects("backups"));
        Assert.Equal(volume.Context.PhysicalName, backup.Name);
        await volume.AdoptAsync(new(volume.Context.PhysicalId!.Value, change.Data));
        await volume.DeleteAsync();
    }

    [Fact]
    public async Task FailedBackup_SaysWhy()
    {
        await using var cloud = await TestCloud.StartAsync();
        var volume = await cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""");
        var change = await ((ISnapshotsBeforeDelete)volume.Driver).SnapshotAsync(volume.Context, CancellationToken.None);
        await volume.AdoptAsync(new(volume.Context.PhysicalId!.Value, change.Data));
        cloud.Simulator.Change("backups", cloud.Simulator.Objects("backups").Single().Id, """{"status":"error","fail_reason":"no room"}""");

        var observation = await volume.ObserveAsync();

        Assert.Equal(Lifecycle.Failed, observation.Lifecycle);
        Assert.Contains("no room", observation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VolumeInUse_CannotBeDeletedYet()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server("""[{"allocate_network":"none"}]"""), "server");
        var volume = await place.Cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""", "volume");
        var attachment = await place.Cloud.CreatedAsync(
            "OS::Cinder::VolumeAttachment", $$"""{"instance_uuid":"{{server.Id}}","volume_id":"{{volume.Id}}"}""", "attachment");

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => volume.Driver.DeleteAsync(volume.Context, CancellationToken.None));

        Assert.Equal(Disposition.Conflict, failure.Disposition);
        await attachment.DeleteAsync();
        await volume.DeleteAsync();
    }

    [Theory]
    [InlineData("error", Lifecycle.Failed)]
    [InlineData("error_extending", Lifecycle.Pending)]
    [InlineData("in-use", Lifecycle.Ready)]
    public async Task Status_TellsWhetherThereStillIsAVolume(string status, Lifecycle expected)
    {
        await using var cloud = await TestCloud.StartAsync();
        var volume = await cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""");
        cloud.Simulator.Change("volumes", volume.Id, $$"""{"status":"{{status}}"}""");

        Assert.Equal(expected, (await volume.ObserveAsync()).Lifecycle);
    }

    [Fact]
    public async Task ChangedBehindOurBack_IsSeenAndRepaired()
    {
        await using var cloud = await TestCloud.StartAsync();
        var volume = await cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1,"name":"data","description":"disk","metadata":{"role":"db"}}""");
        await cloud.Session.Service("volumev3").PutAsync(
            $"volumes/{volume.Id}", JsonNode.Parse("""{"volume":{"name":"other","metadata":{"role":"web"}}}"""), CancellationToken.None);

        await volume.ObserveAsync();
        Assert.Equal(["metadata", "name"], volume.Drift().Order(StringComparer.Ordinal));

        await volume.RepairAsync();
        await volume.ObserveAsync();
        Assert.Empty(volume.Drift());
    }
}
