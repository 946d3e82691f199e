using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Rest;

/// <summary>Makes request bodies from properties. A key that is not set is never sent.</summary>
internal static class PropertyBody
{
    /// <summary>Free fields that the user adds to a body.</summary>
    public const string ValueSpecs = "value_specs";

    /// <summary>The body of a create.</summary>
    public static JsonObject ForCreate(PropertyMap map, PropertyTree properties)
    {
        var body = new JsonObject();
        foreach (var (name, value) in properties.Values)
        {
            if (value is not NullValue && name != ValueSpecs && !map.NotSent.Contains(name))
            {
                body[map.FieldOf(name, name)] = Field(map, name, value);
            }
        }

        foreach (var (key, value) in properties.Map(ValueSpecs) ?? MapValue.Empty)
        {
            body[key] = ValueJson.ToJson(value);
        }

        return body;
    }

    /// <summary>The body of an update: the changed properties, and those of the user's free fields that changed.</summary>
    public static JsonObject ForUpdate(PropertyMap map, PropertyDiff difference)
    {
        var body = new JsonObject();
        foreach (var name in difference.ChangedKeys.Order(StringComparer.Ordinal))
        {
            if (name != ValueSpecs && !map.NotSent.Contains(name) && !map.OnlyOnCreate.Contains(name))
            {
                body[map.FieldOf(name, name)] = difference.After[name] is { } value
                    ? Field(map, name, value)
                    : JsonNode.Parse(map.Cleared.GetValueOrDefault(name, "null"));
            }
        }

        var before = difference.Before.Map(ValueSpecs) ?? MapValue.Empty;
        foreach (var (key, value) in difference.After.Map(ValueSpecs) ?? MapValue.Empty)
        {
            if (!value.Equals(before[key]))
            {
                body[key] = ValueJson.ToJson(value);
            }
        }

        return body;
    }

    /// <summary>One property as the field's value: keys inside it renamed, keys inside it that are null dropped.</summary>
    public static JsonNode? Field(PropertyMap map, string path, TemplateValue value) => value switch
    {
        ListValue list => new JsonArray([.. list.Items.Select(item => Field(map, path, item))]),
        MapValue fields => new JsonObject(fields
            .Where(entry => entry.Value is not NullValue)
            .Select(entry => KeyValuePair.Create(
                map.FieldOf($"{path}.{entry.Key}", entry.Key), Field(map, $"{path}.{entry.Key}", entry.Value)))),
        _ => ValueJson.ToJson(value),
    };
}
