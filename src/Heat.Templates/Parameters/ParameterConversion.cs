using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Turns what was given for a parameter into its type.</summary>
internal static class ParameterConversion
{
    private const string BooleanWords = "'0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'";

    /// <summary>The typed value, or why there is none. Secrets stay secrets and are not shown in the reason.</summary>
    public static (TemplateValue? Value, string? Mistake) Convert(ParameterType type, TemplateValue given)
    {
        if (given is UnknownValue)
        {
            return (given, null);
        }

        var (value, mistake) = type switch
        {
            ParameterType.String => (new TextValue(HeatText.Plain(given)), null),
            ParameterType.Number => Number(given),
            ParameterType.CommaDelimitedList => List(given),
            ParameterType.Json => Json(given),
            _ => Boolean(given),
        };
        return (value?.MarkedLike(given), mistake);
    }

    private static (TemplateValue?, string?) Number(TemplateValue given) => NumberText.Parse(given) is { } number
        ? (number, null)
        : (null, $"could not convert string to float: {Shown(given, HeatText.Quoted)}");

    private static (TemplateValue?, string?) Boolean(TemplateValue given) => HeatText.Plain(given).Trim().ToLowerInvariant() switch
    {
        "1" or "t" or "true" or "on" or "y" or "yes" => (BooleanValue.True, null),
        "0" or "f" or "false" or "off" or "n" or "no" => (BooleanValue.False, null),
        _ => (null, $"Unrecognized value '{Shown(given, HeatText.Plain)}', acceptable values are: {BooleanWords}"),
    };

    private static (TemplateValue?, string?) List(TemplateValue given) => given switch
    {
        ListValue list => (new ListValue([.. list.MarkedItems().Select(Item)]), null),
        TextValue { Text.Length: 0 } => (ListValue.Empty, null),
        TextValue text => (new ListValue([.. text.Text.Split(',').Select(item => (TemplateValue)new TextValue(item))]), null),
        _ => (null, $"Value must be a comma-delimited list string: a {given.Kind} has no items"),
    };

    private static TemplateValue Item(TemplateValue item) => new TextValue(HeatText.Plain(item), item.ContainsSecret);

    private static (TemplateValue?, string?) Json(TemplateValue given)
    {
        if (given is not TextValue text || text.Text.Length == 0)
        {
            return (given, null);
        }

        try
        {
            return (ValueJson.FromJson(JsonNode.Parse(text.Text)), null);
        }
        catch (JsonException exception)
        {
            return (null, $"Value must be valid JSON: line {exception.LineNumber + 1} column {exception.BytePositionInLine + 1}");
        }
    }

    private static string Shown(TemplateValue given, Func<TemplateValue, string> spell) => given.ContainsSecret ? ValueJson.Mask : spell(given);
}
