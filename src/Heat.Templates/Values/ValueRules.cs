using System.Collections.Immutable;
using System.Numerics;

namespace Heat.Templates.Values;

/// <summary>Rules that hold for values everywhere in the language: truth, equality, what is inside a secret, what is derived from an unknown.</summary>
internal static class ValueRules
{
    /// <summary>Everything but null, false, zero and the empty text, list and map.</summary>
    public static bool IsTrue(this TemplateValue value) => value switch
    {
        NullValue => false,
        BooleanValue boolean => boolean.Value,
        IntegerValue integer => !integer.Value.IsZero,
        FloatValue number => number.Value != 0,
        TextValue text => text.Text.Length > 0,
        ListValue list => list.Items.Length > 0,
        MapValue map => map.Count > 0,
        _ => true,
    };

    /// <summary>Equality as functions see it: 1, 1.0 and true are the same.</summary>
    public static bool SameAs(this TemplateValue left, TemplateValue right) => (left, right) switch
    {
        (ListValue one, ListValue other) => one.Items.Length == other.Items.Length
            && one.Items.Zip(other.Items).All(pair => pair.First.SameAs(pair.Second)),
        (MapValue one, MapValue other) => one.Count == other.Count
            && one.All(entry => other[entry.Key] is { } value && entry.Value.SameAs(value)),
        _ => Numeric(left) is { } number && Numeric(right) is { } otherNumber ? number.Equals(otherNumber) : left.Equals(right),
    };

    /// <summary>The items; those of a secret list are secret.</summary>
    public static ImmutableArray<TemplateValue> MarkedItems(this ListValue list) =>
        list.IsSecret ? [.. list.Items.Select(item => item.AsSecret())] : list.Items;

    /// <summary>The entries; those of a secret map are secret.</summary>
    public static IEnumerable<KeyValuePair<string, TemplateValue>> MarkedEntries(this MapValue map) =>
        map.IsSecret ? map.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsSecret())) : map;

    /// <summary>The value, secret if <paramref name="source"/> has a secret in it.</summary>
    public static TemplateValue MarkedLike(this TemplateValue value, TemplateValue source) => source.ContainsSecret ? value.AsSecret() : value;

    /// <summary>What is computed from a value that is not known: unknown too, and never equal to what it comes from.</summary>
    public static UnknownValue Derived(this TemplateValue value)
    {
        var origin = FirstUnknown(value) ?? throw new InvalidOperationException("Only what is not known can give a derived unknown.");
        return new UnknownValue(origin.Resource, origin.Attribute, value.ContainsSecret) { IsDerived = true };
    }

    private static UnknownValue? FirstUnknown(TemplateValue value) => value switch
    {
        UnknownValue unknown => unknown,
        ListValue list => list.Items.Select(FirstUnknown).FirstOrDefault(unknown => unknown is not null),
        MapValue map => map.Select(entry => FirstUnknown(entry.Value)).FirstOrDefault(unknown => unknown is not null),
        _ => null,
    };

    private static object? Numeric(TemplateValue value) => value switch
    {
        BooleanValue boolean => boolean.Value ? BigInteger.One : BigInteger.Zero,
        IntegerValue integer => integer.Value,
        FloatValue number when double.IsInteger(number.Value) => new BigInteger(number.Value),
        FloatValue number => number.Value,
        _ => null,
    };
}
