using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>Makes the parameters of a nested stack of the properties of its resource. A list becomes text with commas between.</summary>
internal static class ChildParameters
{
    public static MapValue Of(ResourceTypeSchema schema, PropertyTree properties) => new(properties.Values.MarkedEntries()
        .Where(entry => entry.Value is not NullValue)
        .Select(entry => KeyValuePair.Create(
            entry.Key,
            entry.Value is ListValue list && schema.Property(entry.Key)?.Type == PropertyType.List ? Joined(list) : entry.Value)));

    private static TemplateValue Joined(ListValue list)
    {
        if (!list.IsKnown)
        {
            return list.Derived();
        }

        var parts = list.Items is [MapValue, ..]
            ? list.Items.SelectMany((item, index) => Members(item, index))
            : list.Items.Select(item => item is NullValue ? "" : HeatText.Plain(item));
        return new TextValue(string.Join(',', parts), list.ContainsSecret);
    }

    private static IEnumerable<string> Members(TemplateValue item, int index) => item is MapValue map
        ? map.Select(entry => $".member.{index}.{entry.Key}={HeatText.Plain(entry.Value)}")
        : [HeatText.Plain(item)];
}
