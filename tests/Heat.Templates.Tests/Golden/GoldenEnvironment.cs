using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares the stored environment.</summary>
/// <remarks>
/// Heat also stores, as a general mapping, what it has looked up for a resource or through a wildcard. Ours stores what was
/// written; those lines are left out of the comparison.
/// </remarks>
internal static class GoldenEnvironment
{
    private const string Registry = "resource_registry";

    public static void Compare(JsonElement environment, BoundTemplate template, List<string> differences)
    {
        var context = template.Context;
        var ours = context.Environment.ToValue(context.Request.Parameters);
        var expected = (MapValue)ValueJson.FromElement(environment);
        var written = ((MapValue)ours[Registry]!).Keys.ToHashSet(StringComparer.Ordinal);
        var registry = new MapValue(((MapValue)expected[Registry]!)
            .Where(entry => written.Contains(entry.Key))
            .Select(entry => entry.Value is TextValue { Text: [.., '*'] } && !entry.Key.EndsWith('*')
                ? KeyValuePair.Create(entry.Key, ((MapValue)ours[Registry]!)[entry.Key]!)
                : entry));
        GoldenValues.Equal("environment", expected.With(Registry, registry), ours, differences);
    }
}
