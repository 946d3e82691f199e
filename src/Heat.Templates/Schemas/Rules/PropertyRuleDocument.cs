using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Heat.Templates.Schemas;

/// <summary>Reads one rule from its JSON form; <c>Data/README.md</c> describes it.</summary>
internal static class PropertyRuleDocument
{
    /// <summary>The rule.</summary>
    /// <exception cref="FormatException">A test is malformed.</exception>
    public static PropertyRule Read(JsonElement json)
    {
        var inside = SchemaDocument.Text(json, "inside");
        var conflict = SchemaDocument.List(json, "conflict", item => item.GetString()!);
        if (conflict.Length > 0)
        {
            return new PropertyRule
            {
                Inside = inside,
                When = [new PropertyTest(PropertyTestKind.MoreSet, conflict, ["1"], null)],
                Message = $"Cannot define the following properties at the same time: {string.Join(", ", conflict)}.",
            };
        }

        var any = SchemaDocument.List(json, "any", item => item.GetString()!);
        return any.Length > 0
            ? new PropertyRule
            {
                Inside = inside,
                When = [.. any.Select(name => new PropertyTest(PropertyTestKind.Unset, [name], [], null))],
                Message = $"At least one of the following properties must be specified: {string.Join(", ", any)}.",
            }
            : new PropertyRule
            {
                Inside = inside,
                When = SchemaDocument.List(json, "when", item => Test(item.GetString()!)),
                Message = SchemaDocument.Text(json, "say") ?? throw new FormatException("A rule needs 'say'."),
            };
    }

    private static PropertyTest Test(string text)
    {
        var parts = text.Split(' ', 3);
        ImmutableArray<string> names = [.. parts[0].Split(',')];
        return parts switch
        {
            [_, "set"] => new(PropertyTestKind.Set, names, [], null),
            [_, "unset"] => new(PropertyTestKind.Unset, names, [], null),
            [_, "<", ['s', 'u', 'm', ':', ..] sum] => new(PropertyTestKind.LessThanSum, names, [.. sum[4..].Split(',')], null),
            [_, "count>", var number] => new(PropertyTestKind.MoreSet, names, [int.Parse(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)], null),
            [_, var relation, ['$', ..] other] => new(Kind(relation, text), names, [], other[1..]),
            [_, var relation, var words] => new(Kind(relation, text), names, [.. words.Split('|')], null),
            _ => throw new FormatException($"'{text}' is no test."),
        };
    }

    private static PropertyTestKind Kind(string relation, string text) => relation switch
    {
        "=" => PropertyTestKind.Equal,
        "!=" => PropertyTestKind.Different,
        "<" => PropertyTestKind.Less,
        ">" => PropertyTestKind.Greater,
        _ => throw new FormatException($"'{text}' is no test."),
    };
}
