using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary>A type for programs.</summary>
internal static class TypeDocument
{
    public static JsonObject Of(ResourceTypeSchema type) => new()
    {
        ["name"] = type.Name,
        ["description"] = type.Description,
        ["support"] = Support(type.Support),
        ["properties"] = Properties(type.Properties),
        ["attributes"] = new JsonObject(type.Attributes.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Attribute(entry.Value)))),
        ["updatePolicy"] = Properties(type.UpdatePolicy),
    };

    private static JsonObject Properties(ImmutableArray<KeyValuePair<string, PropertySchema>> properties) =>
        new(properties.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Property(entry.Value))));

    private static JsonObject Property(PropertySchema property)
    {
        var document = new JsonObject
        {
            ["type"] = property.Type.ToString(),
            ["required"] = property.Required,
            ["onChange"] = property.OnChange.ToString(),
            ["description"] = property.Description,
            ["support"] = Support(property.Support),
        };
        if (property.Default is { } value)
        {
            document["default"] = ValueJson.ToJson(value);
        }

        if (!property.Constraints.IsEmpty)
        {
            document["constraints"] = new JsonArray([.. property.Constraints.Select(constraint => ConstraintWords.Of(constraint))]);
        }

        if (property.Sensitive)
        {
            document["sensitive"] = true;
        }

        if (property.Items is { } items)
        {
            document["items"] = Property(items);
        }

        if (!property.Fields.IsEmpty)
        {
            document["fields"] = Properties(property.Fields);
        }

        return document;
    }

    private static JsonObject Attribute(AttributeSchema attribute) => new()
    {
        ["type"] = attribute.Type.ToString(),
        ["description"] = attribute.Description,
        ["sensitive"] = attribute.Sensitive,
        ["support"] = Support(attribute.Support),
    };

    private static JsonObject Support(SupportStatus support) => new() { ["status"] = support.Status, ["since"] = support.Since };
}
