using Heat.Templates.Parameters;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>Joins two values of a parameter.</summary>
internal static class ParameterMerge
{
    /// <summary>The joined value, or why the two cannot be joined.</summary>
    public static (TemplateValue Value, string? Mistake) Join(ParameterType type, TemplateValue old, TemplateValue added, bool deep)
    {
        switch (type)
        {
            case ParameterType.Json:
                var (json, mistake) = ParameterConversion.Convert(type, added);
                var before = ParameterConversion.Convert(type, old).Value;
                return json is null ? (added, mistake) : (json is MapValue map && before is MapValue known ? Maps(known, map, deep) : json, null);
            case ParameterType.CommaDelimitedList:
                return Lists(old, added);
            case ParameterType.String:
                return (new TextValue(HeatText.Plain(old) + HeatText.Plain(added)), null);
            default:
                return (added, "");
        }
    }

    private static MapValue Maps(MapValue old, MapValue added, bool deep)
    {
        var result = old;
        foreach (var (key, value) in added)
        {
            if (value is not NullValue || !deep)
            {
                result = result.With(key, deep && result[key] is { } known && known.IsTrue() ? Deep(known, value) : value);
            }
        }

        return result;
    }

    private static TemplateValue Deep(TemplateValue old, TemplateValue added) => (old, added) switch
    {
        (MapValue known, MapValue map) => Maps(known, map, deep: true),
        (ListValue known, ListValue list) => new ListValue([.. known.Items, .. list.Items]),
        (TextValue known, TextValue text) => new TextValue(known.Text + text.Text),
        _ => added,
    };

    private static (TemplateValue, string?) Lists(TemplateValue old, TemplateValue added) => (old, added) switch
    {
        _ when !old.IsTrue() => (added, null),
        (ListValue known, ListValue list) => (new ListValue([.. known.Items, .. list.Items]), null),
        (TextValue known, TextValue text) => (new TextValue($"{known.Text},{text.Text}"), null),
        _ => (added, "one environment gives a list, another one text; write both in the same way"),
    };
}
