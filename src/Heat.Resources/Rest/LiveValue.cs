using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Resources.Rest;

/// <summary>Brings the live form of a property into the form in which the template gives it, so that the two can be compared.</summary>
/// <remarks>
/// A service answers with more than it was given: keys with their defaults, addresses in another spelling, lists in
/// another order. What satisfies the desired value counts as the desired value; only what contradicts it is shown as it is.
/// </remarks>
internal static class LiveValue
{
    /// <summary>The desired value where the live one satisfies it, else the live one in the template's form.</summary>
    /// <param name="map">Renames and orders of the type.</param>
    /// <param name="path">Property path.</param>
    /// <param name="desired">What was applied.</param>
    /// <param name="live">What the service answered.</param>
    public static TemplateValue Read(PropertyMap map, string path, TemplateValue desired, JsonNode? live) => (desired, live) switch
    {
        (MapValue fields, JsonObject body) => ReadMap(map, path, fields, body),
        (ListValue list, JsonArray items) => ReadList(map, path, list, items),
        (MapValue { Count: 0 } or ListValue { Items.Length: 0 }, null) => desired,
        _ => IsSame(desired, live) ? desired : ValueJson.FromJson(live),
    };

    private static MapValue ReadMap(PropertyMap map, string path, MapValue desired, JsonObject live) =>
        new(desired.Select(entry => entry.Value is NullValue
            ? entry
            : KeyValuePair.Create(
                entry.Key,
                Read(map, $"{path}.{entry.Key}", entry.Value, live[map.FieldOf($"{path}.{entry.Key}", entry.Key)]))));

    private static ListValue ReadList(PropertyMap map, string path, ListValue desired, JsonArray live)
    {
        if (desired.Items.Length != live.Count)
        {
            return AsIs(live);
        }

        return map.Ordered.Contains(path)
            ? SatisfyInOrder(map, path, desired, live)
            : SatisfyInAnyOrder(map, path, desired, live);
    }

    private static ListValue SatisfyInOrder(PropertyMap map, string path, ListValue desired, JsonArray live) =>
        desired.Items.Index().All(item => Satisfies(map, path, item.Item, live[item.Index])) ? desired : AsIs(live);

    private static ListValue SatisfyInAnyOrder(PropertyMap map, string path, ListValue desired, JsonArray live)
    {
        var unclaimed = live.ToList();
        foreach (var wanted in desired.Items)
        {
            var match = unclaimed.FindIndex(item => Satisfies(map, path, wanted, item));
            if (match < 0)
            {
                return AsIs(live);
            }

            unclaimed.RemoveAt(match);
        }

        return desired;
    }

    private static bool Satisfies(PropertyMap map, string path, TemplateValue wanted, JsonNode? live) =>
        Read(map, path, wanted, live).Equals(wanted);

    private static ListValue AsIs(JsonArray live) => (ListValue)ValueJson.FromJson(live);

    private static bool IsSame(TemplateValue desired, JsonNode? live)
    {
        if (live is null)
        {
            return desired is NullValue or TextValue { Text.Length: 0 };
        }

        var value = ValueJson.FromJson(live);
        return desired.Equals(value)
            || (Leaf(desired) is { } wanted && Leaf(value) is { } actual && IsSameText(wanted, actual));
    }

    private static bool IsSameText(string wanted, string actual) =>
        string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase) ? wanted == actual || IsSpelling(wanted) : IsSameAddress(wanted, actual);

    /// <summary>Truth values and MAC addresses mean the same in either case.</summary>
    private static bool IsSpelling(string text) =>
        bool.TryParse(text, out _) || (text.Length == 17 && text.Count(character => character == ':') == 5);

    private static bool IsSameAddress(string wanted, string actual) =>
        wanted.Contains(':', StringComparison.Ordinal)
        && IPNetwork.TryParse(Prefixed(wanted), out var wantedNetwork)
        && IPNetwork.TryParse(Prefixed(actual), out var actualNetwork)
        && wantedNetwork.Equals(actualNetwork);

    private static string Prefixed(string address) => address.Contains('/', StringComparison.Ordinal) ? address : address + "/128";

    private static string? Leaf(TemplateValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BooleanValue boolean => boolean.Value ? "true" : "false",
        _ => null,
    };
}
