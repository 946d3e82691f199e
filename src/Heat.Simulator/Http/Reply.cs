namespace Heat.Simulator.Http;

/// <summary>What a service answers. The body is written while the cloud is still locked.</summary>
internal sealed record Reply(int Status, Action<Utf8JsonWriter>? Body = null)
{
    public static readonly Reply NoContent = new(204);

    public static readonly Reply Accepted = new(202);

    /// <summary>Headers beside those that every answer of the service has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Bytes that are not JSON, sent in place of <see cref="Body"/>.</summary>
    public byte[]? Raw { get; init; }

    public string ContentType { get; init; } = "application/json";

    public static Reply Ok(JsonNode body) => new(200, writer => body.WriteTo(writer));

    public static Reply Of(int status, JsonNode body) => new(status, writer => body.WriteTo(writer));

    /// <summary>An object under its envelope name: <c>{"network": {…}}</c>.</summary>
    public static Reply Envelope(int status, string name, Action<Utf8JsonWriter> write) => new(status, writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        write(writer);
        writer.WriteEndObject();
    });
}
