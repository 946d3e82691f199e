using System.Globalization;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Cinder;

/// <summary>A disk of its own, that servers can be given.</summary>
/// <remarks>Description and name are both the template's, so a volume is created under its physical name and named later.</remarks>
[ResourceType("OS::Cinder::Volume")]
internal sealed partial class Volume(CloudSession session)
    : RestDriver(session), IDecidesChange, IValidatesProperties, ISnapshotsBeforeDelete
{
    private const string Size = "size";
    private const string VolumeType = "volume_type";
    private const string ReadOnly = "read_only";
    private const string BackupId = "backup_id";
    private const string Metadata = "metadata";

    /// <inheritdoc/>
    protected override RestEndpoint Endpoint { get; } = new("volumev3", "volumes", "volume") { ListPath = "volumes/detail" };

    /// <inheritdoc/>
    protected override Identity Identity => Identity.NamedLater;

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("image", "imageRef")),
        NotSent = [BackupId, ReadOnly, "scheduler_hints", "multiattach"],
        OnlyOnCreate = [Size, VolumeType, Metadata],
        NotCompared = [BackupId],
        Cleared = Clearing.Of(("description", "\"\"")),
    };

    /// <inheritdoc/>
    /// <remarks>
    /// Only <c>error</c> means that there is no volume. One that could not be extended or deleted still holds its data: it
    /// must not be replaced, so it stays pending until an administrator resets it.
    /// </remarks>
    protected override Readiness Readiness { get; } = Readiness.ByStatus(ready: ["available", "in-use"], failed: ["error"]);

    /// <summary>A volume can grow where it is. Making it smaller would throw data away.</summary>
    public ChangeDecision Decide(PropertyDiff difference) =>
        difference.Changes(Size) && difference.After.Integer(Size) < difference.Before.Integer(Size)
            ? new(OnChange.Refuse, "a volume cannot be made smaller")
            : new(OnChange.UpdateInPlace);

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.IsSet(BackupId))
        {
            yield break;
        }

        var hasImage = properties.IsSet("image") || properties.IsSet("imageRef");
        var copies = (properties.IsSet("snapshot_id") ? 1 : 0) + (properties.IsSet("source_volid") ? 1 : 0);
        if (!properties.IsSet(Size) && (copies != 1 || hasImage))
        {
            yield return "size must be given, unless exactly one of snapshot_id, source_volid and backup_id is.";
        }

        if (copies + (hasImage ? 1 : 0) > 1)
        {
            yield return "at most one of image, snapshot_id and source_volid can be given.";
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (await Collection.FindAsync(resource.RequiredId, cancellationToken) is { } live && live.Text("status") != "deleting")
        {
            await Collection.DeleteAsync(resource.RequiredId, cancellationToken);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Heat gives most fields as text.</remarks>
    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        var live = observation.Live ?? [];
        return attribute switch
        {
            "display_name" => TemplateValue.From(live.Text("name")),
            "display_description" => TemplateValue.From(live.Text("description")),
            Metadata => TemplateValue.From((live[Metadata] ?? new JsonObject()).ToJsonString()),
            "metadata_values" => ValueJson.FromJson(live[Metadata] ?? new JsonObject()),
            "attachments" => TemplateValue.From((live["attachments"] ?? new JsonArray()).ToJsonString()),
            "attachments_list" => ValueJson.FromJson(live["attachments"] ?? new JsonArray()),
            "multiattach" or "show" => await base.ReadAttributeAsync(resource, observation, attribute, cancellationToken),
            _ => TemplateValue.From(live.Text(attribute)),
        };
    }

    /// <inheritdoc/>
    protected override Observation Judge(ResourceContext resource, JsonObject live) =>
        base.Judge(resource, live) with { Deleting = live.Text("status") is "deleting" or "error_deleting" };

    /// <inheritdoc/>
    protected override TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live)
    {
        var desired = resource.Properties[property]!; // only set properties are read back
        return property switch
        {
            ReadOnly => TemplateValue.From(string.Equals((live[Metadata] as JsonObject)?.Text("readonly"), "true", StringComparison.OrdinalIgnoreCase)),
            VolumeType => ReadType(resource, desired, live),
            Metadata => ReadMetadata((MapValue)desired, live),
            _ => base.ReadLiveProperty(resource, property, live),
        };
    }

    /// <summary>A list shows the type's name, while the template may give its id: the name is noted when it is looked up.</summary>
    private static TemplateValue? ReadType(ResourceContext resource, TemplateValue desired, JsonObject live)
    {
        var actual = live.Text(VolumeType);
        if (resource.Properties.Text(VolumeType) == actual || resource.Data.GetValueOrDefault(TypeKey) == actual)
        {
            return desired;
        }

        return resource.Data.ContainsKey(TypeKey) ? TemplateValue.From(actual) : null;
    }

    private static MapValue ReadMetadata(MapValue desired, JsonObject live)
    {
        var actual = live[Metadata] as JsonObject ?? [];
        return new(desired.Select(entry => actual.Text(entry.Key) == MetadataText(entry.Value)
            ? entry
            : KeyValuePair.Create(entry.Key, TemplateValue.From(actual.Text(entry.Key)))));
    }

    private static string? MetadataText(TemplateValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        _ => ValueJson.ToJson(value)?.ToJsonString(),
    };

    private static JsonObject MetadataOf(PropertyTree properties) => new(
        (properties.Map(Metadata) ?? MapValue.Empty).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)MetadataText(entry.Value))));

    private Task<JsonObject?> ActAsync(ResourceContext resource, string action, JsonNode? body, CancellationToken cancellationToken) =>
        Client.PostAsync($"volumes/{resource.RequiredId}/action", new JsonObject { [action] = body }, cancellationToken);
}
