using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Heat.Engine.Groups;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>Records of groups as text, and back: compressed, so that a group of thousands stays small.</summary>
internal static class GroupRecordCodec
{
    private const string Members = "members";
    private const string Removed = "removed";
    private const string NamesMade = "namesMade";
    private const string IsBeingMade = "isBeingMade";
    private const string Rolling = "rolling";
    private const string SizeBeforeRolling = "sizeBeforeRolling";
    private const string PauseUntil = "pauseUntil";
    private const string Definitions = "definitions";
    private const string Definition = "definition";
    private const string IsTold = "isTold";
    private const string Size = "size";
    private const string SizeOfTemplate = "sizeOfTemplate";
    private const string Cools = "cools";

    /// <summary>The record as text.</summary>
    public static string Write(GroupRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, record);
        }

        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(buffer.WrittenSpan);
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>The record of a text that <see cref="Write(GroupRecord)"/> made.</summary>
    public static GroupRecord Read(string text)
    {
        using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(zip);
        var json = document.RootElement;
        return new GroupRecord
        {
            State = ReadState(json),
            Definitions = json.GetProperty(Definitions).EnumerateObject()
                .ToImmutableDictionary(entry => entry.Name, entry => (MapValue)ValueCodec.Read(entry.Value), StringComparer.Ordinal),
            Definition = Text(json, Definition) ?? "",
            IsTold = Flag(json, IsTold),
            Size = Number(json, Size) ?? 0,
            SizeOfTemplate = json.TryGetProperty(SizeOfTemplate, out var size) ? size.GetInt64() : null,
            Cools = Flag(json, Cools),
        };
    }

    private static void Write(Utf8JsonWriter writer, GroupRecord record)
    {
        writer.WriteStartObject();
        WriteState(writer, record.State);
        writer.WriteStartObject(Definitions);
        foreach (var (mark, definition) in record.Definitions)
        {
            writer.WritePropertyName(mark);
            ValueCodec.Write(writer, definition);
        }

        writer.WriteEndObject();
        writer.WriteString(Definition, record.Definition);
        writer.WriteBoolean(IsTold, record.IsTold);
        writer.WriteNumber(Size, record.Size);
        if (record.SizeOfTemplate is { } size)
        {
            writer.WriteNumber(SizeOfTemplate, size);
        }

        writer.WriteBoolean(Cools, record.Cools);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, GroupState state)
    {
        writer.WriteStartArray(Members);
        foreach (var member in state.Members)
        {
            writer.WriteStringValue($"{member.Name} {member.Definition}");
        }

        writer.WriteEndArray();
        writer.WriteString(Removed, string.Join(' ', state.Removed));
        writer.WriteNumber(NamesMade, state.NamesMade);
        writer.WriteBoolean(IsBeingMade, state.IsBeingMade);
        if (state.Rolling is { } rolling)
        {
            writer.WriteString(Rolling, rolling);
        }

        if (state.SizeBeforeRolling is { } size)
        {
            writer.WriteNumber(SizeBeforeRolling, size);
        }

        if (state.PauseUntil is { } until)
        {
            writer.WriteString(PauseUntil, until);
        }
    }

    private static GroupState ReadState(JsonElement json) => new()
    {
        Members = [.. json.GetProperty(Members).EnumerateArray().Select(ReadMember)],
        Removed = ImmutableSortedSet.CreateRange(
            StringComparer.Ordinal, (Text(json, Removed) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        NamesMade = Number(json, NamesMade) ?? 0,
        IsBeingMade = Flag(json, IsBeingMade),
        Rolling = Text(json, Rolling),
        SizeBeforeRolling = Number(json, SizeBeforeRolling),
        PauseUntil = Text(json, PauseUntil) is { } until ? DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) : null,
    };

    private static GroupMember ReadMember(JsonElement json)
    {
        var parts = json.GetString()!.Split(' '); // Write gave text
        return new GroupMember(parts[0], parts[1]);
    }

    private static string? Text(JsonElement json, string key) => json.TryGetProperty(key, out var text) ? text.GetString() : null;

    private static int? Number(JsonElement json, string key) => json.TryGetProperty(key, out var number) ? number.GetInt32() : null;

    private static bool Flag(JsonElement json, string key) => json.TryGetProperty(key, out var flag) && flag.GetBoolean();
}
