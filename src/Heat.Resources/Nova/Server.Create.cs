using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Heat.Software;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>Creation, and finding a server whose id was lost.</content>
internal sealed partial class Server
{
    private const string Tags = "tags";

    /// <inheritdoc/>
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        await RefuseWhatIsMissingAsync(resource, cancellationToken);
        var server = PropertyBody.ForCreate(Map, resource.Properties);
        await CompleteAsync(server, resource, cancellationToken);
        Identify(server, resource.PhysicalName);
        var flavor = await FlavorNameAsync(resource.Properties.Text("flavor"), cancellationToken);
        var nics = await PlugAsync(resource, cancellationToken);
        server[Networks] = RequestOf(resource.Properties, nics);
        var answer = await PostOrUnplugAsync(resource, server, nics, cancellationToken);
        var steps = StepsAfterCreate(resource).Where(step => step != Tags || !server.ContainsKey(Tags));
        return Created(resource with { Data = Note(resource.Data, nics, flavor) }, answer, [.. steps]);
    }

    /// <inheritdoc/>
    /// <remarks>Where no server is found, ports that were made for it are removed: the next attempt makes its own.</remarks>
    public override async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var expected = PropertyBody.ForCreate(Map, resource.Properties);
        Identify(expected, resource.PhysicalName);
        var path = $"servers/detail?name={Uri.EscapeDataString(NamePattern(expected.Text("name") ?? ""))}";
        await foreach (var candidate in Client.ListAsync(path, "servers", cancellationToken))
        {
            if (candidate.Text("name") == expected.Text("name")
                && candidate.Text("description") == expected.Text("description"))
            {
                var nics = await FindNicsAsync(resource, cancellationToken);
                var flavor = await FlavorNameAsync(resource.Properties.Text("flavor"), cancellationToken);
                return Created(resource with { Data = Note(resource.Data, nics, flavor) }, candidate, [.. StepsAfterCreate(resource)]);
            }
        }

        await UnplugAsync(await FindNicsAsync(resource, cancellationToken), cancellationToken);
        return null;
    }

    /// <inheritdoc/>
    protected override async Task<ImmutableDictionary<string, string>> RecoverDataAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var nics = resource.Properties.List(Networks).IsEmpty
            ? await FindInternalNicsAsync(resource, cancellationToken)
            : await FindNicsAsync(resource, cancellationToken);
        return Note(resource.Data, nics, await FlavorNameAsync(resource.Properties.Text("flavor"), cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task CompleteAsync(JsonObject body, ResourceContext resource, CancellationToken cancellationToken)
    {
        var properties = resource.Properties;
        body["imageRef"] ??= "";
        body["metadata"] = MetadataOf(properties);
        if (properties.List("security_groups") is { IsEmpty: false } groups)
        {
            body["security_groups"] = new JsonArray([.. groups.Select(group => new JsonObject { ["name"] = ValueJson.ToJson(group) })]);
        }

        if (await UserDataAsync(resource, cancellationToken) is { Length: > 0 } text)
        {
            body["user_data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }

        AddFiles(body, properties);
        AddBlockDevices(body, properties);
        if (!properties.List(Tags).IsEmpty && await Client.SupportsAsync("2.52", cancellationToken))
        {
            body[Tags] = properties.Json(Tags);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterCreate(ResourceContext resource)
    {
        if (TakesDeployments(resource.Properties))
        {
            yield return Agent;
        }

        if (!resource.Properties.List(Tags).IsEmpty)
        {
            yield return Tags;
        }
    }

    /// <summary>Name, or name and mark; see the remarks on the type.</summary>
    private static void Identify(JsonObject body, string physicalName)
    {
        if (body["name"] is null)
        {
            body["name"] = ShortName(physicalName);
        }
        else
        {
            body["description"] = physicalName;
        }
    }

    /// <summary>Nova reads the filter as a pattern. What has a meaning there is left open; candidates are compared in full anyway.</summary>
    private static string NamePattern(string name) =>
        "^" + string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '.')) + "$";

    /// <summary>Values that are not text are written as JSON, as Nova takes text only.</summary>
    private static JsonObject MetadataOf(PropertyTree properties) => new(
        (properties.Map("metadata") ?? MapValue.Empty).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)MetadataText(entry.Value))));

    private static string MetadataText(TemplateValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        _ => ValueJson.ToJson(value)?.ToJsonString() ?? "null",
    };

    private static void AddFiles(JsonObject body, PropertyTree properties)
    {
        if (properties.Map("personality") is { Count: > 0 } files)
        {
            body["personality"] = new JsonArray([.. files.Select(file => new JsonObject
            {
                ["path"] = file.Key, ["contents"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(MetadataText(file.Value))),
            })]);
        }
    }

    private async Task RefuseWhatIsMissingAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (TakesDeployments(resource.Properties) && AgentKeeper.Mistake(resource.Metadata) is { } mistake)
        {
            throw Refusal.Of("compute", mistake);
        }

        if (resource.Properties.Map("personality") is { Count: > 0 } && await Client.SupportsAsync("2.57", cancellationToken))
        {
            throw Refusal.Of("compute", "This cloud's Nova takes no personality any more. Put the files into user_data.");
        }
    }

    private async Task<JsonObject> PostOrUnplugAsync(
        ResourceContext resource, JsonObject server, IReadOnlyList<Nic> nics, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["server"] = server };
        if (resource.Properties.Map("scheduler_hints") is { Count: > 0 } hints)
        {
            request["os:scheduler_hints"] = ValueJson.ToJson(hints);
        }

        try
        {
            return (await Client.PostAsync("servers", request, cancellationToken))?["server"] as JsonObject ?? [];
        }
        catch (OpenStackException exception) when (!exception.OutcomeUnknown)
        {
            await UnplugAfterAsync(exception, nics, cancellationToken);
            throw;
        }
    }
}
