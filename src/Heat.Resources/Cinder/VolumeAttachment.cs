using System.Net;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Cinder;

/// <summary>Gives a volume to a server.</summary>
/// <remarks>
/// Nova names an attachment after its volume. A volume is with one server once, so a lost attachment is recognised by the
/// two. A change takes the old one away, waits until it is gone, then makes the new one.
/// </remarks>
[ResourceType("OS::Cinder::VolumeAttachment")]
internal sealed class VolumeAttachment(CloudSession session) : IResourceDriver, IFindsLostObject, IAdvances, IReadsLiveProperties, IRecovers
{
    private const string Server = "instance_uuid";
    private const string VolumeId = "volume_id";
    private const string Mountpoint = "mountpoint";
    private const string Attach = "attach";

    /// <summary>Data: the server and volume that are still joined by the attachment of before.</summary>
    private const string LeavingKey = "leaving";

    private ServiceClient Compute => session.Service("compute");

    private ObservedCollection Volumes => session.Observed("volumev3", "volumes/detail", "volumes");

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.TryGetValue(LeavingKey, out var leaving))
        {
            return await ObserveLeavingAsync(resource, leaving.Split(' '), cancellationToken);
        }

        var volume = await Volumes.ObserveAsync(resource.Properties.Text(VolumeId) ?? "", resource.ObservedNotBefore, cancellationToken);
        return Judge(volume, resource.Properties.Text(Server) ?? "");
    }

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        new(await AttachAsync(resource, cancellationToken));

    /// <inheritdoc/>
    public async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var server = difference.Before.Text(Server) ?? resource.Properties.Text(Server) ?? "";
        await DetachAsync(server, resource.RequiredId, cancellationToken);
        var data = resource.Data.SetItem(LeavingKey, $"{server} {resource.RequiredId}");
        return new(Data: Steps.Add(data, [Attach]));
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> AdvanceAsync(
        ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        var id = await FindLostAsync(resource, cancellationToken) is { } found ? found.Id : await AttachAsync(resource, cancellationToken);
        return new(id, Steps.Remove(resource.Data, Attach).Remove(LeavingKey));
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.TryGetValue(LeavingKey, out var leaving) && leaving.Split(' ') is [var oldServer, var oldVolume])
        {
            await DetachAsync(oldServer, oldVolume, cancellationToken);
        }

        await DetachAsync(resource.Properties.Text(Server) ?? "", resource.RequiredId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "show" ? ValueJson.FromJson(observation.Live) : TemplateValue.Null);

    /// <inheritdoc/>
    public async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var volume = resource.Properties.Text(VolumeId) ?? "";
        var path = $"servers/{resource.Properties.Text(Server)}/os-volume_attachments";
        try
        {
            var answer = await Compute.GetAsync(path, cancellationToken);
            return answer.Objects("volumeAttachments").Any(attachment => attachment.Text("volumeId") == volume)
                ? new(new PhysicalId(volume))
                : null;
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <remarks>One of a server or volume that is not known goes with them.</remarks>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        resource.Properties.IsSet(Server) && resource.Properties.IsSet(VolumeId) ? await FindLostAsync(resource, cancellationToken) : null;

    /// <inheritdoc/>
    /// <remarks>Clouds choose the device name as they please, so it is not compared.</remarks>
    public MapValue ReadLiveProperties(ResourceContext resource, Observation observation) => observation.Live is { } live
        ? new([KeyValuePair.Create(VolumeId, TemplateValue.From(live.Text(VolumeId))), KeyValuePair.Create(Server, TemplateValue.From(live.Text("server_id")))])
        : MapValue.Empty;

    private static Observation Judge(JsonObject? volume, string server)
    {
        if (volume is null)
        {
            return Observation.Absent;
        }

        var attachment = volume.Objects("attachments").FirstOrDefault(item => item.Text("server_id") == server)?.DeepClone() as JsonObject;
        attachment?.TryAdd(VolumeId, volume.Text("id"));
        return (volume.Text("status"), attachment) switch
        {
            ("in-use", { } live) => new(Lifecycle.Ready, Live: live),
            ("detaching", _) => new(Lifecycle.Pending, "being detached", attachment) { Deleting = true },
            ("attaching" or "reserved", _) => new(Lifecycle.Pending, $"volume status {volume.Text("status")}", attachment),
            ("error" or "error_attaching", _) => new(Lifecycle.Failed, $"volume status {volume.Text("status")}", attachment),
            (_, { } live) => new(Lifecycle.Ready, Live: live),
            _ => Observation.Absent,
        };
    }

    private static bool IsJoined(JsonObject? volume, string server) => volume is not null
        && (volume.Text("status") is "detaching" || volume.Objects("attachments").Any(item => item.Text("server_id") == server));

    private async Task<Observation> ObserveLeavingAsync(ResourceContext resource, string[] leaving, CancellationToken cancellationToken)
    {
        var volume = await Volumes.ObserveAsync(leaving[^1], resource.ObservedNotBefore, cancellationToken);
        return IsJoined(volume, leaving[0])
            ? new(Lifecycle.Pending, "the attachment of before is being removed", volume)
            : new(Lifecycle.Pending, "next step: attach", volume ?? []) { NextStep = Attach };
    }

    private async Task<PhysicalId> AttachAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var attachment = new JsonObject { ["volumeId"] = resource.Properties.Json(VolumeId) };
        if (resource.Properties.IsSet(Mountpoint))
        {
            attachment["device"] = resource.Properties.Json(Mountpoint);
        }

        await Compute.PostAsync(
            $"servers/{resource.Properties.Text(Server)}/os-volume_attachments",
            new JsonObject { ["volumeAttachment"] = attachment },
            cancellationToken);
        return new(resource.Properties.Text(VolumeId) ?? "");
    }

    /// <summary>Nova answers 400 where the volume is on its way already, or with another server.</summary>
    private async Task DetachAsync(string server, string volume, CancellationToken cancellationToken)
    {
        try
        {
            await Compute.DeleteAsync($"servers/{server}/os-volume_attachments/{volume}", cancellationToken);
        }
        catch (OpenStackException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // Whether it is detached is seen by the next look.
        }
    }
}
