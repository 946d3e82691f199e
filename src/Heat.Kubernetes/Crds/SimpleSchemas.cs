using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>Schemas of types that have no members worth naming.</summary>
internal static class SimpleSchemas
{
    public static V1JsonSchemaProps? Of(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.String or TypeCode.Char => new() { Type = "string" },
        TypeCode.Boolean => new() { Type = "boolean" },
        TypeCode.Int32 or TypeCode.Int16 or TypeCode.Byte => new() { Type = "integer", Format = "int32" },
        TypeCode.Int64 or TypeCode.UInt32 => new() { Type = "integer", Format = "int64" },
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new() { Type = "number", Format = "double" },
        TypeCode.DateTime => Time(),
        _ => OfKnown(type),
    };

    private static V1JsonSchemaProps? OfKnown(Type type)
    {
        if (type == typeof(DateTimeOffset))
        {
            return Time();
        }

        if (type == typeof(byte[]))
        {
            return new() { Type = "string", Format = "byte" };
        }

        if (type == typeof(Guid) || type == typeof(Uri))
        {
            return new() { Type = "string", Format = type == typeof(Guid) ? "uuid" : "uri" };
        }

        if (type == typeof(V1ObjectMeta))
        {
            return new() { Type = "object" };
        }

        if (type == typeof(JsonObject))
        {
            return new() { Type = "object", XKubernetesPreserveUnknownFields = true };
        }

        return type == typeof(JsonNode) || type == typeof(JsonElement) || type == typeof(JsonValue) || type == typeof(object)
            ? new() { XKubernetesPreserveUnknownFields = true }
            : null;
    }

    private static V1JsonSchemaProps Time() => new() { Type = "string", Format = "date-time" };
}
