using System.Globalization;
using Heat.Templates.Schemas.Constraints;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>The values that a rule asks for: those of the place where it is applied, or with a slash those of the resource.</summary>
internal sealed class RuleScope(MapValue values, MapValue root)
{
    /// <summary>Whether a fact holds.</summary>
    public bool Holds(PropertyTest test)
    {
        var value = Find(test.Properties[0]);
        return test.Kind switch
        {
            PropertyTestKind.Set => IsSet(value),
            PropertyTestKind.Unset => !IsSet(value),
            PropertyTestKind.MoreSet => test.Properties.Count(name => IsSet(Find(name))) > int.Parse(test.Words[0], CultureInfo.InvariantCulture),
            PropertyTestKind.Equal => value is not UnknownValue && Others(test).Any(other => Same(value, other)),
            PropertyTestKind.Different => value is not UnknownValue && Others(test).All(other => other is not UnknownValue && !Same(value, other)),
            PropertyTestKind.Less => Compare(value, Others(test).First()) < 0,
            PropertyTestKind.Greater => Compare(value, Others(test).First()) > 0,
            PropertyTestKind.LessThanSum => value is not null && Numbers.Of(value) < test.Words.Sum(Sum),
            _ => throw new ArgumentOutOfRangeException(nameof(test), test.Kind, "Not a kind of test."),
        };
    }

    /// <summary>The value of a name, or null.</summary>
    public TemplateValue? Find(string name)
    {
        TemplateValue? current = name[0] == '/' ? root : values;
        foreach (var step in name.TrimStart('/').Split('.'))
        {
            current = current is MapValue map ? map[step] : null;
        }

        return current is NullValue ? null : current;
    }

    /// <summary>There is a value that is not empty; what is not known yet will be one.</summary>
    public static bool IsSet(TemplateValue? value) => value is not (null or TextValue { Text: "" } or ListValue { Items.Length: 0 } or MapValue { Count: 0 });

    private IEnumerable<TemplateValue?> Others(PropertyTest test) =>
        test.Other is { } name ? [Find(name)] : test.Words.Select(word => new TextValue(word));

    private static bool Same(TemplateValue? value, TemplateValue? other) =>
        value is not null && other is not null && string.Equals(Text(value), Text(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Negative, zero or positive; null where one of the two is no number.</summary>
    private static int? Compare(TemplateValue? value, TemplateValue? other) =>
        value is not null && other is not null && Numbers.Of(value) is { } left && Numbers.Of(other) is { } right ? left.CompareTo(right) : null;

    /// <summary>The sum of a field in all items of a list, such as <c>character_classes.min</c>.</summary>
    private double Sum(string path) => path.Split('.') is [var list, var field] && Find(list) is ListValue items
        ? items.Items.OfType<MapValue>().Sum(item => item[field] is { } value ? Numbers.Of(value) ?? 0 : 0)
        : 0;

    private static string Text(TemplateValue value) => HeatText.Plain(value);
}
