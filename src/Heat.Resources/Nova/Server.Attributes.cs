using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>What templates can read of a server.</content>
internal sealed partial class Server
{
    private static readonly (string Type, string Protocol)[] Consoles =
    [
        ("novnc", "vnc"), ("xvpvnc", "vnc"), ("spice-html5", "spice"), ("rdp-html5", "rdp"), ("serial", "serial"), ("webmks", "mks"),
    ];

    /// <inheritdoc/>
    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        var live = observation.Live ?? [];
        return attribute switch
        {
            "name" => TemplateValue.From(resource.Properties.Text("name") ?? ShortName(resource.PhysicalName)),
            "addresses" => await new ServerAddresses(Session).ReadAsync(resource.RequiredId, live, cancellationToken),
            "networks" => await new ServerAddresses(Session).ReadPlainAsync(resource.RequiredId, live, cancellationToken),
            "first_address" => TemplateValue.From(ServerAddresses.First(live)),
            "instance_name" => ValueJson.FromJson(live["OS-EXT-SRV-ATTR:instance_name"]),
            "console_urls" => await ReadConsolesAsync(resource, cancellationToken),
            "os_collect_config" => await _agents.SettingsAsync(resource, cancellationToken),
            "show" => ((MapValue)ValueJson.FromJson(live)).With("os_collect_config", await _agents.SettingsAsync(resource, cancellationToken)),
            _ => await base.ReadAttributeAsync(resource, observation, attribute, cancellationToken),
        };
    }

    /// <inheritdoc/>
    protected override TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live)
    {
        var desired = resource.Properties[property]!; // only set properties are read back
        return property switch
        {
            Flavor => ReadFlavor(resource, desired, live),
            Image => live[Image] is JsonObject image ? LiveValue.Read(Map, property, desired, image["id"]) : null,
            "metadata" => ReadMetadata((MapValue)desired, live),
            _ => base.ReadLiveProperty(resource, property, live),
        };
    }

    /// <summary>A list may show the flavor's name only; it is comparable where the wanted name was noted.</summary>
    private static TemplateValue? ReadFlavor(ResourceContext resource, TemplateValue desired, JsonObject live)
    {
        if (HasFlavor(resource, live))
        {
            return desired;
        }

        return live[Flavor] is JsonObject flavor && (flavor.ContainsKey("id") || resource.Data.ContainsKey(FlavorKey))
            ? TemplateValue.From(flavor.Text("original_name") ?? flavor.Text("id"))
            : null;
    }

    private static MapValue ReadMetadata(MapValue desired, JsonObject live)
    {
        var actual = live["metadata"] as JsonObject ?? [];
        return new(desired.Select(entry => actual.Text(entry.Key) == MetadataText(entry.Value)
            ? entry
            : KeyValuePair.Create(entry.Key, TemplateValue.From(actual.Text(entry.Key)))));
    }

    /// <summary>A console that the cloud does not offer reads as the reason.</summary>
    private async Task<TemplateValue> ReadConsolesAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var urls = new List<KeyValuePair<string, TemplateValue>>();
        foreach (var (type, protocol) in Consoles)
        {
            var request = new JsonObject { ["remote_console"] = new JsonObject { ["protocol"] = protocol, ["type"] = type } };
            try
            {
                var answer = await Client.PostAsync($"servers/{resource.RequiredId}/remote-consoles", request, cancellationToken);
                urls.Add(new(type, TemplateValue.From((answer?["remote_console"] as JsonObject)?.Text("url"))));
            }
            catch (OpenStackException exception) when (exception.Disposition is not (Disposition.Retry or Disposition.RetrySlowly))
            {
                urls.Add(new(type, TemplateValue.From(exception.Message)));
            }
        }

        return new MapValue(urls).AsSecret();
    }
}
