using System.Text;
using System.Text.Json;

namespace Heat.OpenStack.Rest;

/// <summary>Walks over the text of a page without building anything from it.</summary>
internal static class PageScan
{
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"Expected {type}, found {reader.TokenType}.");
        }
    }

    /// <summary>Notes the objects of a list. The reader stands on the list's name.</summary>
    public static void Items(ref Utf8JsonReader reader, List<PageItem> items)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                items.Add(Item(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The object that an answer about one object holds: alone under one key, or the answer itself.</summary>
    public static PageItem Single(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        Expect(ref reader, JsonTokenType.StartObject);
        return Item(ref reader);
    }

    /// <summary>Whether the reader stands on a name under which services put the link to the next page.</summary>
    public static bool IsLinks(ref Utf8JsonReader reader, string plural)
    {
        if (reader.ValueTextEquals("next"u8) || reader.ValueTextEquals("links"u8))
        {
            return true;
        }

        return reader.ValueSpan.EndsWith("_links"u8) && reader.ValueTextEquals(plural + "_links");
    }

    /// <summary>The link to the next page in any of its forms: text, a map with <c>next</c>, a list of maps with <c>rel</c> and <c>href</c>.</summary>
    public static string? Next(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => Text(value, "next"),
            JsonValueKind.Array => value.EnumerateArray().Where(link => Text(link, "rel") == "next").Select(link => Text(link, "href")).FirstOrDefault(),
            _ => null,
        };
    }

    private static string? Text(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>One object. An object that is alone in a wrapper, as key pairs are, is noted without the wrapper.</summary>
    private static PageItem Item(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        string? id = null;
        var rank = int.MaxValue;
        var properties = 0;
        PageItem? inner = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            properties++;
            var found = Rank(ref reader);
            reader.Read();
            if (found < rank && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                (rank, id) = (found, Text(ref reader));
            }
            else if (properties == 1 && id is null && reader.TokenType == JsonTokenType.StartObject)
            {
                inner = Item(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return properties == 1 && inner is { } alone ? alone : new PageItem(start, (int)reader.BytesConsumed - start, id);
    }

    /// <summary>What an object is known by, best first.</summary>
    private static int Rank(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        2 when reader.ValueTextEquals("id"u8) => 0,
        4 when reader.ValueTextEquals("uuid"u8) => 1,
        4 when reader.ValueTextEquals("name"u8) => 2,
        _ => int.MaxValue,
    };
}
