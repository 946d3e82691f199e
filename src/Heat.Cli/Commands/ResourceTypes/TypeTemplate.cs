using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heat.Cli.Linting;
using Heat.Templates.Language;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary>
/// A template with one resource of a type: a parameter for each property that is required or has a default, an output for each
/// attribute. Other properties are left out: no value of them is right for everyone.
/// </summary>
internal static partial class TypeTemplate
{
    public static JsonObject Of(ResourceTypeSchema type)
    {
        var properties = type.Properties.Where(property => IsWanted(property.Value)).ToArray();
        var name = NameOf(type);
        return new JsonObject
        {
            [LanguageVersions.Newest.Key] = LanguageVersions.Newest.Name,
            ["description"] = type.Description.Length > 0 ? type.Description : $"One {type.Name}.",
            ["parameters"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Parameter(property.Value)))),
            ["resources"] = new JsonObject
            {
                [name] = new JsonObject
                {
                    ["type"] = type.Name,
                    ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)new JsonObject { ["get_param"] = property.Key }))),
                },
            },
            ["outputs"] = new JsonObject(type.Attributes.Where(attribute => !attribute.Value.Support.IsOnItsWayOut()).Select(attribute => Output(name, attribute))),
        };
    }

    private static bool IsWanted(PropertySchema property) =>
        property.Implemented && (property.Required || (DefaultOf(property) is not null && !property.Support.IsOnItsWayOut()));

    /// <summary>The default as Heat takes it: an empty map in the place of a list is an empty list.</summary>
    private static TemplateValue? DefaultOf(PropertySchema property) => property.Default switch
    {
        null or NullValue => null,
        MapValue when property.Type == PropertyType.List => ListValue.Empty,
        var value => value,
    };

    /// <summary>The last word of the type's name, as names in templates are written; a parameter may not have the same one.</summary>
    private static string NameOf(ResourceTypeSchema type)
    {
        var name = Capital().Replace(type.Name[(type.Name.LastIndexOf(':') + 1)..], "_$0").ToLowerInvariant();
        return type.Property(name) is null ? name : $"{name}_resource";
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Capital();

    private static JsonObject Parameter(PropertySchema property)
    {
        var parameter = new JsonObject { ["type"] = TypeName(property.Type) };
        if (property.Description.Length > 0)
        {
            parameter["description"] = property.Description;
        }

        if (DefaultOf(property) is { } value)
        {
            parameter["default"] = ValueJson.ToJson(value);
        }

        if (property.Sensitive)
        {
            parameter["hidden"] = true;
        }

        return parameter;
    }

    private static KeyValuePair<string, JsonNode?> Output(string resource, KeyValuePair<string, AttributeSchema> attribute)
    {
        var output = new JsonObject();
        if (attribute.Value.Description.Length > 0)
        {
            output["description"] = attribute.Value.Description;
        }

        output["value"] = new JsonObject { ["get_attr"] = new JsonArray(resource, attribute.Key) };
        return KeyValuePair.Create(attribute.Key, (JsonNode?)output);
    }

    private static string TypeName(PropertyType type) => type switch
    {
        PropertyType.Integer or PropertyType.Number => "number",
        PropertyType.Boolean => "boolean",
        PropertyType.List or PropertyType.Map or PropertyType.Any => "json",
        _ => "string",
    };
}
