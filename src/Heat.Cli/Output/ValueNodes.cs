using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Cli.Output;

/// <summary>Values as they are printed: secrets masked unless they are asked for, unknowns named.</summary>
internal static class ValueNodes
{
    public static JsonNode? Of(TemplateValue value, bool showSecrets) => value switch
    {
        UnknownValue unknown => JsonValue.Create(Text(unknown)),
        { IsSecret: true } when !showSecrets => JsonValue.Create(ValueJson.Mask),
        ListValue list => new JsonArray([.. list.Items.Select(item => Of(item, showSecrets))]),
        MapValue map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value, showSecrets)))),
        _ => ValueJson.ToJson(value),
    };

    private static string Text(UnknownValue unknown) =>
        $"<known after {unknown.Resource}{(unknown.Attribute is { Length: > 0 } attribute ? $".{attribute}" : "")}>";
}
