using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>The properties of one resource after conversion and defaults, knowing which of them the user wrote.</summary>
/// <remarks>
/// Unset is not null: a key that the user did not write and that has no default is not in <see cref="Values"/>. So a
/// request body made from the tree never sends an unset key.
/// </remarks>
public sealed record PropertyTree(MapValue Values, ImmutableHashSet<string> Written)
{
    /// <summary>No property at all.</summary>
    public static PropertyTree Empty { get; } = new(MapValue.Empty, []);

    /// <summary>Every value is known.</summary>
    public bool IsKnown => Values.IsKnown;

    /// <summary>The value, or null when unset or null.</summary>
    public TemplateValue? this[string name] => Values[name] is { } value and not NullValue ? value : null;

    /// <summary>The key has a value that is not null.</summary>
    public bool IsSet(string name) => this[name] is not null;

    /// <summary>The value as text, or null when unset.</summary>
    public string? Text(string name) => this[name] switch
    {
        null => null,
        TextValue text => text.Text,
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        { } other => other.ToString(),
    };

    /// <summary>The value as a whole number, or null when unset.</summary>
    public long? Integer(string name) => this[name] switch
    {
        IntegerValue integer => (long)integer.Value,
        FloatValue number => (long)number.Value,
        TextValue text => long.Parse(text.Text, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value as a truth value, or null when unset.</summary>
    public bool? Boolean(string name) => this[name] switch
    {
        BooleanValue boolean => boolean.Value,
        TextValue text => bool.Parse(text.Text),
        _ => null,
    };

    /// <summary>The items of a list, empty when unset.</summary>
    public ImmutableArray<TemplateValue> List(string name) => this[name] is ListValue list ? list.Items : [];

    /// <summary>The map, or null when unset.</summary>
    public MapValue? Map(string name) => this[name] as MapValue;

    /// <summary>A map property, or an item of a list, as a tree of its own.</summary>
    public static PropertyTree Of(TemplateValue value) =>
        value is MapValue map ? new(map, [.. map.Keys]) : Empty;

    /// <summary>The value as JSON for a request body, secrets included; null when unset.</summary>
    public JsonNode? Json(string name) => this[name] is { } value ? ValueJson.ToJson(value) : null;

    /// <summary>The tree with one value set.</summary>
    public PropertyTree With(string name, TemplateValue value) => new(Values.With(name, value), Written.Add(name));
}
