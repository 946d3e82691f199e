using Heat.Engine.Resources;
using Heat.Resources.Tests.Nova;

namespace Heat.Resources.Tests.Cinder;

public sealed class VolumeAttachmentTests
{
    [Fact]
    public async Task Change_MovesTheVolumeFromServerToServer()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Attach = TimeSpan.FromSeconds(3));
        var (first, second, volume) = await PartsAsync(place);
        var attachment = await place.Cloud.CreatedAsync("OS::Cinder::VolumeAttachment", Properties(first, volume), "attachment");

        await attachment.UpdateAsync(Properties(second, volume));

        var live = await place.Cloud.GetAsync("volumev3", $"volumes/{volume.Id}", "volume");
        Assert.Equal(second.Id, live["attachments"]!.AsArray().Single()!["server_id"]!.GetValue<string>());
        await attachment.DeleteAsync();
    }

    [Fact]
    public async Task DeletionWhileMoving_LeavesNoServerWithTheVolume()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Attach = TimeSpan.FromSeconds(3));
        var (first, second, volume) = await PartsAsync(place);
        var attachment = await place.Cloud.CreatedAsync("OS::Cinder::VolumeAttachment", Properties(first, volume), "attachment");
        var after = attachment.Context.Properties.With("instance_uuid", Templates.Values.TemplateValue.From(second.Id));
        var change = await attachment.Driver.UpdateAsync(
            attachment.Context with { Properties = after }, attachment.DifferenceTo(after), CancellationToken.None);

        await attachment.Driver.DeleteAsync(attachment.Context with { Properties = after, Data = change.Data! }, CancellationToken.None);

        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(10));
        var live = await place.Cloud.GetAsync("volumev3", $"volumes/{volume.Id}", "volume");
        Assert.Equal("available", live["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task DetachedBehindOurBack_IsAbsent()
    {
        await using var place = await ServerPlace.StartAsync();
        var (server, _, volume) = await PartsAsync(place);
        var attachment = await place.Cloud.CreatedAsync("OS::Cinder::VolumeAttachment", Properties(server, volume), "attachment");
        await place.Cloud.Session.Service("compute").DeleteAsync($"servers/{server.Id}/os-volume_attachments/{volume.Id}", CancellationToken.None);
        await attachment.ObserveAsync();

        Assert.Equal(Lifecycle.Absent, (await attachment.ObserveAsync()).Lifecycle);
    }

    private static async Task<(LivingResource First, LivingResource Second, LivingResource Volume)> PartsAsync(ServerPlace place)
    {
        var server = ServerPlace.Server("""[{"allocate_network":"none"}]""");
        return (
            await place.CreatedAsync(server, "first"),
            await place.CreatedAsync(server, "second"),
            await place.Cloud.CreatedAsync("OS::Cinder::Volume", """{"size":1}""", "volume"));
    }

    private static string Properties(LivingResource server, LivingResource volume) =>
        $$"""{"instance_uuid":"{{server.Id}}","volume_id":"{{volume.Id}}"}""";
}
