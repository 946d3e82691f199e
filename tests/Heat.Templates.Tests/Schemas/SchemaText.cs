using System.Collections.Immutable;
using System.Text;
using Heat.Templates.Schemas;

namespace Heat.Templates.Tests.Schemas;

/// <summary>A schema as text, one line per fact, so that a difference is easy to see. What Heat does not export is left out.</summary>
internal static class SchemaText
{
    public static string Of(ResourceTypeSchema type)
    {
        var text = new StringBuilder();
        text.AppendLine($"{type.Name} {Of(type.Support)} client={type.Client} entity={type.Entity} extension={type.RequiredExtension}");
        text.AppendLine($"name limit {type.PhysicalNameLimit} substitutes {string.Join(',', type.Substitutes)}");
        Append(text, "property", type.Properties);
        Append(text, "update policy", type.UpdatePolicy);
        foreach (var (name, attribute) in type.Attributes)
        {
            text.AppendLine($"attribute {name} {attribute.Type} cached={attribute.Cached} {Of(attribute.Support)}");
        }

        foreach (var rule in type.Translations)
        {
            text.AppendLine(
                $"{rule.Kind} {string.Join('.', rule.Path)} from={string.Join('.', rule.ValuePath)} sibling={rule.ValueName} inside={string.Join('.', rule.InnerPath)} "
                + $"values={string.Join(',', rule.Values)} {rule.Client} {rule.Finder} {rule.Entity} when={rule.When} whenSet={rule.OnlyWhenSet}");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, ImmutableArray<KeyValuePair<string, PropertySchema>> properties)
    {
        foreach (var (name, property) in properties)
        {
            Append(text, $"{what} {name}", property);
        }
    }

    private static void Append(StringBuilder text, string path, PropertySchema property)
    {
        text.AppendLine(
            $"{path} {property.Type} required={property.Required} {property.OnChange} default={property.Default} implemented={property.Implemented} "
            + $"convert={property.AllowConversion} {Of(property.Support)}");
        foreach (var limit in property.Constraints)
        {
            text.AppendLine(
                $"{path} {limit.Kind} {string.Join(',', limit.AllowedValues)} {limit.Min}..{limit.Max} {limit.Pattern} {limit.Step}+{limit.Offset} {limit.Custom}");
        }

        if (property.Items is { } items)
        {
            Append(text, $"{path}[]", items);
        }

        foreach (var (name, field) in property.Fields)
        {
            Append(text, $"{path}.{name}", field);
        }
    }

    private static string Of(SupportStatus support) =>
        $"{support.Status} {support.Since}" + (support.Previous is { } previous ? $" < {Of(previous)}" : "");
}
