namespace Heat.Simulator.Storage;

/// <summary>One stored object: what its service shows, and what the service knows but never shows.</summary>
/// <remarks>Fields change only through <see cref="Set"/>, so that indexes and rendered bytes stay true.</remarks>
internal sealed class Record(Collection owner, string id, string projectId, long sequence, JsonObject body)
{
    private byte[]? _shownToAdmin;
    private byte[]? _shownToMember;
    private JsonObject? _hidden;

    public string Id { get; } = id;

    public string ProjectId { get; } = projectId;

    /// <summary>Order of creation within the cloud; unique.</summary>
    public long Sequence { get; } = sequence;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the service knows of the object but never answers.</summary>
    public JsonObject Hidden => _hidden ??= [];

    public JsonNode? this[string field] => body[field];

    public bool Has(string field) => body.ContainsKey(field);

    public string? Text(string field) => body[field] is JsonValue value && value.TryGetValue(out string? text) ? text : body[field]?.ToString();

    public bool Flag(string field) => body[field] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public int Number(string field) => body[field] is JsonValue value && value.TryGetValue(out int number) ? number : 0;

    public IEnumerable<string> Texts(string field) => (body[field] as JsonArray)?.Select(item => item!.ToString()) ?? [];

    public IEnumerable<JsonObject> Maps(string field) => (body[field] as JsonArray)?.OfType<JsonObject>() ?? [];

    public void Set(string field, JsonNode? value)
    {
        if (body.TryGetPropertyValue(field, out var current) && ReferenceEquals(current, value) && value is not null)
        {
            throw new InvalidOperationException($"Field {field} was changed in place; set a copy.");
        }

        var before = Text(field);
        body[field] = value;
        _shownToAdmin = _shownToMember = null;
        owner.Reindex(this, field, before, Text(field));
    }

    /// <summary>Writes the object as the caller may see it.</summary>
    public void WriteTo(Utf8JsonWriter writer, bool admin)
    {
        ref var shown = ref admin ? ref _shownToAdmin : ref _shownToMember;
        shown ??= Render(admin);
        writer.WriteRawValue(shown, skipInputValidation: true);
    }

    /// <summary>Writes only the named fields.</summary>
    public void WriteTo(Utf8JsonWriter writer, bool admin, IReadOnlySet<string> fields) =>
        WriteFields(writer, admin, fields.Contains);

    /// <summary>A copy of the shown fields, free to be changed.</summary>
    public JsonObject Copy() => body.DeepClone().AsObject();

    /// <summary>Writes each shown field that passes, without the surrounding braces.</summary>
    public void WriteProperties(Utf8JsonWriter writer, Func<string, bool> wanted)
    {
        foreach (var (name, value) in body)
        {
            if (wanted(name))
            {
                writer.WriteProperty(name, value);
            }
        }
    }

    private byte[] Render(bool admin)
    {
        using var stream = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(stream, JsonText.Options))
        {
            WriteFields(writer, admin, static _ => true);
        }

        return stream.ToArray();
    }

    private void WriteFields(Utf8JsonWriter writer, bool admin, Func<string, bool> wanted)
    {
        writer.WriteStartObject();
        WriteProperties(writer, name => wanted(name) && (admin || !owner.AdminOnly.Contains(name)));
        writer.WriteEndObject();
    }
}
