using System.Text.RegularExpressions;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Stands in for parameters that have no value, so that the rest of a template can be looked at.</summary>
/// <remarks>Such a parameter is unknown. One that decides about a condition cannot be: it gets the first value that its declaration allows.</remarks>
internal static partial class ParameterPlaceholders
{
    public static MapValue For(IReadOnlyCollection<string> names, TemplateOutline outline)
    {
        var deciding = outline.Calls
            .Where(call => call.AsksParameter && DecidesCondition().IsMatch(call.Path))
            .Select(call => call.Subject)
            .ToHashSet();
        return new MapValue(
            from parameter in outline.Parameters
            where names.Contains(parameter.Name)
            select KeyValuePair.Create(
                parameter.Name, deciding.Contains(parameter.Name) ? Allowed(parameter) : new UnknownValue($"parameter {parameter.Name}", null)));
    }

    private static TemplateValue Allowed(OutlineParameter parameter)
    {
        var limits = parameter.Body["constraints"]?.Items ?? [];
        if (limits.Select(limit => limit["allowed_values"]).Append(parameter.Body["AllowedValues"]).FirstOrDefault(values => values is not null)
            is { Items: [var first, ..] })
        {
            return first.Value;
        }

        return parameter.Type.ToLowerInvariant() switch
        {
            "boolean" => TemplateValue.From(true),
            "number" => limits.Select(limit => limit["range"]?["min"]?.Value).FirstOrDefault(least => least is not null) ?? TemplateValue.From(1),
            "json" => MapValue.Empty,
            "comma_delimited_list" or "commadelimitedlist" => ListValue.Empty,
            _ => TemplateValue.From(parameter.Name),
        };
    }

    [GeneratedRegex(@"^[Cc]onditions\.|\.[Cc]ondition(\.|$)|\.(if|Fn::If)\[0\]")]
    private static partial Regex DecidesCondition();
}
