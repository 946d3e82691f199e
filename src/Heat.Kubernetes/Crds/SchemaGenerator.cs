using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>Makes structural schemas from types, by the contract that the serializer has for them: both always agree.</summary>
internal sealed class SchemaGenerator
{
    private readonly Stack<Type> _path = [];

    /// <summary>The schema of a type.</summary>
    /// <exception cref="InvalidOperationException">The type, or a member, has no structural schema.</exception>
    public V1JsonSchemaProps Generate(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.GetCustomAttribute<SchemaTypeAttribute>() is { } declared)
        {
            return new V1JsonSchemaProps { Type = declared.Type, Format = declared.Format };
        }

        return SimpleSchemas.Of(type) ?? (type.IsEnum ? EnumOf(type) : Compound(type));
    }

    private static V1JsonSchemaProps EnumOf(Type type) => new()
    {
        Type = "string",
        Enum = [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field =>
            (JsonNode)(field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name))],
    };

    private V1JsonSchemaProps Compound(Type type)
    {
        if (_path.Contains(type))
        {
            throw new InvalidOperationException(
                $"{type.Name} contains itself ({string.Join(" > ", _path.Reverse().Select(outer => outer.Name))}): schemas cannot. Give the inner property [PreserveUnknownFields].");
        }

        _path.Push(type);
        try
        {
            var contract = KubernetesJson.Options.GetTypeInfo(type);
            return contract.Kind switch
            {
                JsonTypeInfoKind.Object => ObjectOf(contract),
                JsonTypeInfoKind.Enumerable => new V1JsonSchemaProps { Type = "array", Items = Generate(ElementOf(contract)) },
                JsonTypeInfoKind.Dictionary => new V1JsonSchemaProps { Type = "object", AdditionalProperties = Generate(ElementOf(contract)) },
                _ => throw new InvalidOperationException($"{type} is written by a converter of its own: say its form with [SchemaType] or [PreserveUnknownFields]."),
            };
        }
        finally
        {
            _path.Pop();
        }
    }

    private static Type ElementOf(JsonTypeInfo contract) =>
        contract.ElementType ?? throw new InvalidOperationException($"{contract.Type} does not say what it consists of.");

    private V1JsonSchemaProps ObjectOf(JsonTypeInfo contract)
    {
        var schema = new V1JsonSchemaProps
        {
            Description = contract.Type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            Type = "object",
            Properties = [],
        };
        foreach (var property in contract.Properties.Where(property => property.Get is not null || property.Set is not null))
        {
            schema.Properties[property.Name] = OfProperty(contract, property);
            if (IsRequired(property))
            {
                (schema.Required ??= []).Add(property.Name);
            }
        }

        schema.Properties = schema.Properties.Count == 0 ? null : schema.Properties;
        SchemaDecorations.OfType(contract.Type).ApplyTo(schema);
        return schema;
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired
        || property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true
        || property.AttributeProvider?.IsDefined(typeof(RequiredMemberAttribute), inherit: true) == true;

    private V1JsonSchemaProps OfProperty(JsonTypeInfo owner, JsonPropertyInfo property)
    {
        var decorations = SchemaDecorations.OfProperty(property);
        try
        {
            var schema = decorations.Replacement() ?? Generate(property.PropertyType);
            decorations.ApplyTo(schema);
            return schema;
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException)
        {
            throw new InvalidOperationException($"{owner.Type.Name}.{property.Name} has no schema: {cause.Message}", cause);
        }
    }
}
