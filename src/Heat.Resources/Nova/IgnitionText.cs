using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>Adds a server's metadata to an Ignition document, which takes the place of cloud-init on some systems.</summary>
internal static class IgnitionText
{
    /// <summary>Readable by its owner, writable by its owner, readable by its group; in decimal, as Ignition wants it.</summary>
    private const int Mode = 416;

    private static readonly string[] Paths = ["/var/lib/heat-cfntools/cfn-init-data", "/var/lib/cloud/data/cfn-init-data"];

    /// <summary>The document with the metadata as files.</summary>
    public static string WithMetadata(JsonObject document, MapValue metadata)
    {
        if (metadata.Count > 0)
        {
            var source = "data:," + Uri.EscapeDataString(ValueJson.ToJson(metadata)!.ToJsonString()); // a map is never null
            var files = Child(Child(document, "storage", () => new JsonObject()).AsObject(), "files", () => new JsonArray()).AsArray();
            foreach (var path in Paths)
            {
                files.Add(new JsonObject
                {
                    ["path"] = path,
                    ["mode"] = Mode,
                    ["contents"] = new JsonObject { ["source"] = source },
                    ["filesystem"] = "root",
                });
            }
        }

        return document.ToJsonString();
    }

    private static JsonNode Child(JsonObject parent, string key, Func<JsonNode> make) => parent[key] ??= make();
}
