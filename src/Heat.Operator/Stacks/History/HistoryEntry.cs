using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heat.Operator.Stacks.History;

/// <summary>One thing that happened to a resource, or to the stack as a whole. Holds neither properties nor secrets.</summary>
internal sealed record HistoryEntry
{
    /// <summary>Longest reason that is kept, in characters.</summary>
    public const int ReasonLength = 512;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A UUID that sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Logical name of the resource; the name of the stack where the entry is about the whole.</summary>
    public required string Resource { get; init; }

    /// <summary>Type of the resource; <c>OS::Heat::Stack</c> where the entry is about the whole.</summary>
    public required string Type { get; init; }

    /// <summary>Id in the cloud, or of the stack.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>Heat's word: CREATE, UPDATE and so on.</summary>
    public required string Action { get; init; }

    /// <summary>Heat's word: IN_PROGRESS, COMPLETE, FAILED.</summary>
    public required string Status { get; init; }

    /// <summary>For people.</summary>
    public string? Reason { get; init; }

    /// <summary>The cloud's request id of a failure.</summary>
    public string? RequestId { get; init; }

    /// <summary>The entry as one line of JSON, without the line's end.</summary>
    public byte[] ToLine() => JsonSerializer.SerializeToUtf8Bytes(
        Reason?.Length > ReasonLength ? this with { Reason = Reason[..(ReasonLength - 1)] + "…" } : this, Options);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static HistoryEntry FromLine(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<HistoryEntry>(line, Options) ?? throw new JsonException("The line is null.");
}
