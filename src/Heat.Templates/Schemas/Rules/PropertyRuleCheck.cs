using System.Globalization;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Applies the rules of a type to the properties of one resource.</summary>
internal static class PropertyRuleCheck
{
    /// <summary>The rules that are broken.</summary>
    /// <param name="schema">The resource's type.</param>
    /// <param name="properties">Effective properties.</param>
    /// <param name="resource">The resource's name.</param>
    /// <param name="path">Place of the properties.</param>
    /// <param name="positions">The place in the text of a path; null where it has none.</param>
    public static IEnumerable<Diagnostic> Check(
        ResourceTypeSchema schema, MapValue properties, string resource, string path, Func<string, SourcePosition?> positions)
    {
        foreach (var rule in schema.Rules)
        {
            foreach (var (place, values) in Places(rule, properties, path))
            {
                var scope = new RuleScope(values, properties);
                if (rule.When.All(scope.Holds))
                {
                    yield return Diagnostic.Error(
                        PropertyDiagnosticIds.RuleBroken, RuleMessage.Fill(rule.Message, scope, resource), place, positions(place));
                }
            }
        }
    }

    private static IEnumerable<(string Path, MapValue Values)> Places(PropertyRule rule, MapValue properties, string path)
    {
        if (rule.Inside is not { } inside)
        {
            return [(path, properties)];
        }

        return properties[inside] switch
        {
            MapValue map => [($"{path}.{inside}", map)],
            ListValue list => list.Items
                .Select((item, index) => (string.Create(CultureInfo.InvariantCulture, $"{path}.{inside}[{index}]"), Map: item as MapValue))
                .Where(entry => entry.Map is not null)
                .Select(entry => (entry.Item1, entry.Map!)), // just looked
            _ => [],
        };
    }
}
