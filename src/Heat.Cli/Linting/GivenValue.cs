using Heat.Templates.Language.Outline;
using Heat.Templates.Schemas;

namespace Heat.Cli.Linting;

/// <summary>A value that the template gives to a property, or to a field inside one.</summary>
/// <param name="Entry">The property's name and the value as written.</param>
/// <param name="Path">Place of the property.</param>
/// <param name="Schema">What the property takes.</param>
internal sealed record GivenValue(OutlineEntry Entry, string Path, PropertySchema Schema)
{
    /// <summary>The name of the parameter that is handed on as it is; null where the value is anything else.</summary>
    public string? Parameter => Entry.Value.Entries is [{ Key: "get_param" or "Ref" } call] ? call.Value.Text : null;

    /// <summary>The values in a map of properties, those of inner maps and lists included.</summary>
    public static IEnumerable<GivenValue> Of(OutlineNode properties, string path, Func<string, PropertySchema?> schemas)
    {
        foreach (var entry in properties.Entries)
        {
            if (schemas(entry.Key) is { } schema)
            {
                var place = $"{path}.{entry.Key}";
                yield return new GivenValue(entry, place, schema);
                foreach (var inner in Inside(entry.Value, place, schema))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<GivenValue> Inside(OutlineNode value, string path, PropertySchema schema) =>
        schema.Items is { } item
            ? value.Items.SelectMany((element, index) => Of(element, $"{path}[{index}]", item.Field))
            : Of(value, path, schema.Field);
}
