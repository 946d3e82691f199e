using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>What attributes add to a schema.</summary>
internal sealed class SchemaDecorations(IReadOnlyList<object> attributes)
{
    public static SchemaDecorations OfType(Type type) => new(type.GetCustomAttributes(inherit: true));

    public static SchemaDecorations OfProperty(JsonPropertyInfo property) =>
        new((property.AttributeProvider as MemberInfo)?.GetCustomAttributes(inherit: true) ?? []);

    /// <summary>A schema that an attribute puts in the place of the type's own, or null.</summary>
    public V1JsonSchemaProps? Replacement()
    {
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case SchemaTypeAttribute declared:
                    return new V1JsonSchemaProps { Type = declared.Type, Format = declared.Format };
                case IntOrStringAttribute:
                    return new V1JsonSchemaProps
                    {
                        XKubernetesIntOrString = true,
                        AnyOf = [new V1JsonSchemaProps { Type = "integer" }, new V1JsonSchemaProps { Type = "string" }],
                    };
            }
        }

        return null;
    }

    public void ApplyTo(V1JsonSchemaProps schema)
    {
        foreach (var attribute in attributes)
        {
            ApplyBounds(schema, attribute);
            ApplyMeaning(schema, attribute);
            ApplyOwnership(schema, attribute);
        }
    }

    private static void ApplyBounds(V1JsonSchemaProps schema, object attribute)
    {
        switch (attribute)
        {
            case RangeAttribute range:
                schema.Minimum = Number(range.Minimum);
                schema.Maximum = Number(range.Maximum);
                break;
            case StringLengthAttribute length:
                schema.MinLength = length.MinimumLength > 0 ? length.MinimumLength : null;
                schema.MaxLength = length.MaximumLength;
                break;
            case MinLengthAttribute minimum:
                SetMinimum(schema, minimum.Length);
                break;
            case MaxLengthAttribute maximum:
                SetMaximum(schema, maximum.Length);
                break;
            case RegularExpressionAttribute expression:
                schema.Pattern = expression.Pattern;
                break;
        }
    }

    private static void ApplyMeaning(V1JsonSchemaProps schema, object attribute)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema.Description = description.Description;
                break;
            case DefaultValueAttribute value:
                schema.Default = JsonSerializer.SerializeToNode(value.Value, KubernetesJson.Options);
                break;
            case JsonDefaultAttribute value:
                schema.Default = JsonNode.Parse(value.Json);
                break;
            case ExplicitNullAttribute:
                schema.Nullable = true;
                break;
            case UnionAttribute union:
                UnionSchemas.Add(schema, union);
                break;
            case ValidationRuleAttribute rule:
                (schema.XKubernetesValidations ??= []).Add(new V1ValidationRule
                {
                    Rule = rule.Rule,
                    Message = rule.Message,
                    MessageExpression = rule.MessageExpression,
                    FieldPath = rule.FieldPath,
                    Reason = rule.Reason,
                });
                break;
        }
    }

    private static void ApplyOwnership(V1JsonSchemaProps schema, object attribute)
    {
        switch (attribute)
        {
            case PreserveUnknownFieldsAttribute:
                schema.XKubernetesPreserveUnknownFields = true;
                break;
            case ListMapAttribute map:
                schema.XKubernetesListType = "map";
                schema.XKubernetesListMapKeys = [.. map.Keys];
                break;
            case ListSetAttribute:
                schema.XKubernetesListType = "set";
                break;
            case AtomicAttribute when schema.Type == "array":
                schema.XKubernetesListType = "atomic";
                break;
            case AtomicAttribute:
                schema.XKubernetesMapType = "atomic";
                break;
        }
    }

    private static void SetMinimum(V1JsonSchemaProps schema, int length)
    {
        switch (schema.Type)
        {
            case "array":
                schema.MinItems = length;
                break;
            case "object":
                schema.MinProperties = length;
                break;
            default:
                schema.MinLength = length;
                break;
        }
    }

    private static void SetMaximum(V1JsonSchemaProps schema, int length)
    {
        switch (schema.Type)
        {
            case "array":
                schema.MaxItems = length;
                break;
            case "object":
                schema.MaxProperties = length;
                break;
            default:
                schema.MaxLength = length;
                break;
        }
    }

    private static double? Number(object bound)
    {
        var number = Convert.ToDouble(bound, CultureInfo.InvariantCulture);

        // A bound at the end of the type bounds nothing.
        return number is int.MinValue or int.MaxValue or long.MinValue or long.MaxValue || !double.IsFinite(number) ? null : number;
    }
}
