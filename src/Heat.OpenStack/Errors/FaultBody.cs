using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heat.OpenStack.Errors;

/// <summary>The word and the sentence in the body of a failed answer; each service has its own form.</summary>
/// <param name="Code">The service's word for the fault.</param>
/// <param name="Detail">Its sentence.</param>
internal sealed partial record FaultBody(string? Code, string? Detail)
{
    private const int LongestDetail = 500;

    public static readonly FaultBody Empty = new(null, null);

    public static FaultBody Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return Empty;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return new FaultBody(null, Clean(System.Text.Encoding.UTF8.GetString(body.Span)));
        }
    }

    private static FaultBody Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.String)
        {
            return new FaultBody(null, Clean(root.GetString()));
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Empty;
        }

        // Placement, Ironic and Magnum: a list of errors.
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            return Flat(errors[0]);
        }

        var properties = root.EnumerateObject();
        if (properties.MoveNext() && properties.Current is var first && !properties.MoveNext())
        {
            return Wrapped(first);
        }

        return Flat(root);
    }

    /// <summary>Nova, Cinder, Neutron, Keystone and others put the fault under one key, which is often the word for it.</summary>
    private static FaultBody Wrapped(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.String)
        {
            // Ironic writes JSON as text into error_message.
            var text = property.Value.GetString()!; // Its kind was checked above.
            return text.StartsWith('{') ? Parse(System.Text.Encoding.UTF8.GetBytes(text)) : new FaultBody(property.Name, Clean(text));
        }

        if (property.Value.ValueKind != JsonValueKind.Object)
        {
            return new FaultBody(property.Name, null);
        }

        var flat = Flat(property.Value);
        return property.Name is "NeutronError" or "error" ? flat : flat with { Code = property.Name };
    }

    private static FaultBody Flat(JsonElement fault) => fault.ValueKind != JsonValueKind.Object
        ? Empty
        : new FaultBody(
            Word(Text(fault, "type")) ?? Word(Text(fault, "faultcode")) ?? Word(Text(fault, "code")) ?? Word(Text(fault, "title")),
            Clean(Text(fault, "message") ?? Text(fault, "faultstring") ?? Text(fault, "detail") ?? Text(fault, "description") ?? Text(fault, "title")));

    /// <summary>A word of its own: neither the status in text, as Glance gives it, nor a word that says no more than the status.</summary>
    private static string? Word(string? text) =>
        text is null or "Client" or "Server" || char.IsAsciiDigit(text[0]) ? null : text;

    private static string? Text(JsonElement fault, string name) =>
        fault.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>One line of plain text, of a length that fits a status.</summary>
    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Keystone repeats a token that it does not know.
        var plain = Tokens().Replace(Blanks().Replace(Markup().Replace(text, " "), " "), "***").Trim();
        return plain.Length <= LongestDetail ? plain : string.Concat(plain.AsSpan(0, LongestDetail), "…");
    }

    [GeneratedRegex("<style[^>]*>.*?</style>|<script[^>]*>.*?</script>|<[^>]+>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("gAAAAA[A-Za-z0-9_=-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
