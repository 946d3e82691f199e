using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Kubernetes.Client;

/// <summary>A list of operations on a JSON document (RFC 6902), built in order.</summary>
public sealed class JsonPatch
{
    private readonly JsonArray _operations = [];

    /// <summary>Demands a value. If it is another the whole patch is refused.</summary>
    public JsonPatch Test<T>(string path, T value) => Append("test", path, value);

    /// <summary>Adds a member, or inserts into a list; <c>/-</c> at the end appends.</summary>
    public JsonPatch Add<T>(string path, T value) => Append("add", path, value);

    /// <summary>Replaces what must be there.</summary>
    public JsonPatch Replace<T>(string path, T value) => Append("replace", path, value);

    /// <summary>Removes what must be there.</summary>
    public JsonPatch Remove(string path)
    {
        _operations.Add(new JsonObject { ["op"] = "remove", ["path"] = path });
        return this;
    }

    /// <summary>A name as one step of a path.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    internal byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(_operations, KubernetesJson.Options);

    private JsonPatch Append<T>(string operation, string path, T value)
    {
        _operations.Add(new JsonObject
        {
            ["op"] = operation,
            ["path"] = path,
            ["value"] = JsonSerializer.SerializeToNode(value, KubernetesJson.Options),
        });
        return this;
    }
}
