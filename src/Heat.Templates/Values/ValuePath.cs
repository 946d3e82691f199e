using System.Globalization;
using System.Numerics;

namespace Heat.Templates.Values;

/// <summary>One step from a value to a value inside it.</summary>
internal static class ValuePath
{
    /// <summary>The member or item that a key names, or null where there is none. Text has characters; numbers count from the end when negative.</summary>
    public static TemplateValue? Step(TemplateValue value, TemplateValue key) => (value, key) switch
    {
        (MapValue map, TextValue name) => Marked(map, map[name.Text]),
        (ListValue list, _) when Index(key, list.Items.Length) is { } index => Marked(list, list.Items[index]),
        (TextValue text, _) when Index(key, text.Text.Length) is { } index => Marked(text, new TextValue(text.Text[index].ToString())),
        _ => null,
    };

    /// <summary>A number given as text becomes a number, as <c>get_param</c> allows for lists and text.</summary>
    public static TemplateValue AsIndex(TemplateValue key) =>
        key is TextValue text && BigInteger.TryParse(text.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new IntegerValue(number)
            : key;

    private static int? Index(TemplateValue key, int length)
    {
        BigInteger? number = key switch
        {
            IntegerValue integer => integer.Value,
            BooleanValue boolean => boolean.Value ? 1 : 0,
            _ => null,
        };
        var index = number < 0 ? number + length : number;
        return index >= 0 && index < length ? (int)index : null;
    }

    private static TemplateValue? Marked(TemplateValue container, TemplateValue? inner) => container.IsSecret ? inner?.AsSecret() : inner;
}
