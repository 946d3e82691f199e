using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Heat.Engine.Snapshots;
using Heat.Operator.Stacks.Revisions;
using Heat.Templates.Values;

namespace Heat.Operator.Snapshots;

/// <summary>What is kept of a snapshot. Holds secrets.</summary>
/// <param name="StackGeneration">Generation of the Stack when it was copied.</param>
/// <param name="StackId">Id of the Stack.</param>
/// <param name="Revision">What the stack wanted then; its rewrites bring the copies back.</param>
/// <param name="Document">The stack in the form of Heat's <c>stack abandon</c>.</param>
/// <param name="Entries">The copies.</param>
internal sealed record SnapshotRecord(
    long? StackGeneration, string? StackId, Revision Revision, string Document, ImmutableArray<SnapshotEntry> Entries)
{
    private const string EntriesKey = "entries";
    private const string RevisionKey = "revision";
    private const string DocumentKey = "document";
    private const string StackKey = "stack";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Every copy is whole.</summary>
    public bool IsComplete => Entries.All(entry => entry.Phase is SnapshotPhase.Complete or SnapshotPhase.Noted);

    /// <summary>Something failed, and nothing is under way.</summary>
    public bool HasFailed => Entries.Any(entry => entry.Phase == SnapshotPhase.Failed)
        && Entries.All(entry => entry.Phase is not (SnapshotPhase.Starting or SnapshotPhase.Copying));

    /// <summary>The record with what brings its copies back.</summary>
    /// <param name="restored">The properties that bring a copy back, by the entry.</param>
    public SnapshotRecord WithRewrites(Func<SnapshotEntry, MapValue?> restored)
    {
        var rewrites = Revision.Rewrites;
        foreach (var entry in Entries.Where(entry => entry is { Phase: SnapshotPhase.Complete, CopyId: not null }))
        {
            rewrites = restored(entry) is { } properties ? rewrites.With(entry.Name, properties) : rewrites;
        }

        return this with { Revision = Revision with { Rewrites = rewrites } };
    }

    /// <summary>The record as the data of a Secret.</summary>
    public Dictionary<string, byte[]> ToData() => new()
    {
        [StackKey] = JsonSerializer.SerializeToUtf8Bytes(new Whose(StackGeneration, StackId), Options),
        [EntriesKey] = JsonSerializer.SerializeToUtf8Bytes(Entries, Options),
        [RevisionKey] = Revision.Pack(),
        [DocumentKey] = System.Text.Encoding.UTF8.GetBytes(Document),
    };

    /// <summary>Reads what <see cref="ToData"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The data are damaged.</exception>
    public static SnapshotRecord FromData(IReadOnlyDictionary<string, byte[]> data)
    {
        try
        {
            var whose = JsonSerializer.Deserialize<Whose>(data[StackKey], Options)!; // never null
            return new SnapshotRecord(
                whose.Generation,
                whose.Id,
                Revision.Unpack(data[RevisionKey]),
                System.Text.Encoding.UTF8.GetString(data[DocumentKey]),
                JsonSerializer.Deserialize<ImmutableArray<SnapshotEntry>>(data[EntriesKey], Options));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The Secret of the snapshot is damaged: {exception.Message}", exception);
        }
    }

    private sealed record Whose(long? Generation, string? Id);
}
