using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>Makes the user data of a server in the three forms that Heat has.</summary>
/// <remarks>
/// What a server must know to ask for more stands in the metadata that it gets at boot. The tools of CloudFormation are told of no
/// metadata server of their own: what they need stands in the parts themselves.
/// </remarks>
internal static class UserDataText
{
    private const string ForTools = "x-cfninitdata";

    /// <summary>The text that the server gets, before it is coded for the call; empty where it gets none.</summary>
    public static string Build(ResourceContext resource)
    {
        var text = resource.Properties.Text("user_data") ?? "";
        return resource.Properties.Text("user_data_format") switch
        {
            "RAW" => text,
            "SOFTWARE_CONFIG" => BuildForSoftwareConfig(text, resource.Metadata),
            _ => BuildForTools(text, resource.Metadata),
        };
    }

    private static string BuildForTools(string text, MapValue metadata)
    {
        var message = Basis()
            .Add(new("cfn-userdata", ForTools, text))
            .Add(new("loguserdata.py", "x-shellscript", Resource("loguserdata.py")));
        return WithMetadata(message, metadata).ToString();
    }

    private static string BuildForSoftwareConfig(string text, MapValue metadata)
    {
        if (IsIgnition(text) is { } ignition)
        {
            return IgnitionText.WithMetadata(ignition, metadata);
        }

        var message = Basis();
        if (text.Length > 0)
        {
            message.AddText(text);
        }

        return WithMetadata(message, metadata).ToString();
    }

    private static MimeMessage Basis() => new MimeMessage()
        .Add(new("cloud-config", "cloud-config", Resource("cloud-config.yaml")))
        .Add(new("boothook.sh", "cloud-boothook", Resource("boothook.sh")))
        .Add(new("part-handler.py", "part-handler", Resource("part-handler.py")));

    private static MimeMessage WithMetadata(MimeMessage message, MapValue metadata) => metadata.Count == 0
        ? message
        : message.Add(new("cfn-init-data", ForTools, ValueJson.ToJson(metadata)!.ToJsonString())); // a map is never null

    private static JsonObject? IsIgnition(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject document && document["ignition"]?["version"] is not null ? document : null;
        }
        catch (JsonException)
        {
            // A script may begin with a brace too.
            return null;
        }
    }

    private static string Resource(string name)
    {
        using var stream = typeof(UserDataText).Assembly.GetManifestResourceStream("user-data/" + name)
            ?? throw new InvalidOperationException($"The embedded file '{name}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
