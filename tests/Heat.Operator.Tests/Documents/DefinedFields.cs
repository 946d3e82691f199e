using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;
using Heat.Operator.Generation;

namespace Heat.Operator.Tests.Documents;

/// <summary>The fields that the custom resources have.</summary>
internal static class DefinedFields
{
    private static readonly Dictionary<string, V1JsonSchemaProps> Schemas = CustomResources.All.ToDictionary(
        definition => definition.Spec.Names.Kind!, // the generator sets these
        definition => definition.Spec.Versions[0].Schema!.OpenApiV3Schema!);

    /// <summary>It is one of the operator's kinds.</summary>
    public static bool HasKind(string? kind) => kind is not null && Schemas.ContainsKey(kind);

    /// <summary>Some kind has a field of this path, such as <c>spec.drift.resources[].policy</c>.</summary>
    public static bool Exists(string path) => Schemas.Values.Any(schema => Exists(schema, path.Replace("[]", "", StringComparison.Ordinal).Split('.')));

    /// <summary>The fields of an object that its kind does not have.</summary>
    public static IEnumerable<string> Unknown(string kind, JsonObject value) => Unknown(Schemas[kind], value, "");

    private static bool Exists(V1JsonSchemaProps schema, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        if (schema.Items is { } items)
        {
            return Exists(items, path);
        }

        return schema.Properties is not { Count: > 0 } properties
            ? schema.Type is null or "object" // any key
            : properties.TryGetValue(path[0], out var inner) && Exists(inner, path[1..]);
    }

    private static IEnumerable<string> Unknown(V1JsonSchemaProps schema, JsonNode? value, string path) => (schema, value) switch
    {
        ({ Items: { } items }, JsonArray list) => list.SelectMany(item => Unknown(items, item, path + "[]")),
        ({ Properties: { Count: > 0 } properties }, JsonObject map) => map.SelectMany(member =>
            path.Length == 0 && member.Key is "apiVersion" or "kind" or "metadata" ? []
            : properties.TryGetValue(member.Key, out var inner) ? Unknown(inner, member.Value, $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]),
        _ => [],
    };
}
