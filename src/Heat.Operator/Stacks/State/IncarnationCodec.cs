using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.State;

/// <summary>Incarnations to JSON and back. Members may be added; a reader passes over those it does not know.</summary>
internal static class IncarnationCodec
{
    /// <summary>One incarnation as UTF-8 JSON.</summary>
    public static byte[] Encode(Incarnation incarnation)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteIdentity(writer, incarnation);
            WriteDefinition(writer, incarnation);
            WriteProgress(writer, incarnation);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    public static Incarnation Decode(JsonElement element) => new()
    {
        ShortId = new ShortId(Text(element, "shortId") ?? throw new FormatException("An incarnation has no shortId.")),
        Name = new ResourceName(Text(element, "name") ?? ""),
        Type = Text(element, "type") ?? "",
        PhysicalName = Text(element, "physicalName") ?? "",
        PhysicalId = Text(element, "physicalId") is { } id ? new PhysicalId(id) : null,
        Phase = Choice<IncarnationPhase>(element, "phase"),
        IsCurrent = !Flag(element, "superseded"),
        Action = Choice<ResourceAction>(element, "action"),
        Applied = Tree(element, "applied", "written") ?? PropertyTree.Empty,
        Accepted = element.TryGetProperty("accepted", out var accepted) && ValueCodec.Read(accepted) is MapValue given ? given : MapValue.Empty,
        Before = Tree(element, "before", "writtenBefore"),
        IsKnownAbsent = Flag(element, "knownAbsent"),
        IsAhead = Flag(element, "ahead"),
        IsTerminal = Flag(element, "terminal"),
        Backup = Choice<BackupStage>(element, "backup"),
        SignalsTaken = Names(element, "signalsTaken"),
        Rest = element.TryGetProperty("rest", out _) ? Choice<RestStage>(element, "rest") : RestStage.Awake,
        IsUnhealthy = Flag(element, "unhealthy"),
        Hooks = Names(element, "hooks"),
        DefinitionHash = Text(element, "definitionHash") ?? "",
        Data = Map(element, "data").ToImmutableDictionary(entry => entry.Key, entry => entry.Value.GetString() ?? ""),
        Metadata = element.TryGetProperty("metadata", out var metadata) && ValueCodec.Read(metadata) is MapValue map ? map : MapValue.Empty,
        Requirements = Names(element, "requirements"),
        DeletionPolicy = Choice<DeletionPolicy>(element, "deletionPolicy"),
        IsExternal = Flag(element, "external"),
        IsAdopted = Flag(element, "adopted"),
        Generation = element.TryGetProperty("generation", out var generation) ? generation.GetInt64() : 0,
        PhaseSince = Time(element, "phaseSince") ?? default,
        Attempts = element.TryGetProperty("attempts", out var attempts) ? attempts.GetInt32() : 0,
        NotBefore = Time(element, "notBefore"),
        LastError = Text(element, "lastError"),
        LastRequestId = Text(element, "lastRequestId"),
    };

    private static void WriteIdentity(Utf8JsonWriter writer, Incarnation incarnation)
    {
        writer.WriteString("shortId", incarnation.ShortId.Value);
        writer.WriteString("name", incarnation.Name.Value);
        writer.WriteString("type", incarnation.Type);
        writer.WriteString("physicalName", incarnation.PhysicalName);
        WriteText(writer, "physicalId", incarnation.PhysicalId?.Value);
        WriteFlag(writer, "superseded", !incarnation.IsCurrent);
        WriteFlag(writer, "external", incarnation.IsExternal);
        WriteFlag(writer, "adopted", incarnation.IsAdopted);
    }

    private static void WriteDefinition(Utf8JsonWriter writer, Incarnation incarnation)
    {
        WriteTree(writer, "applied", "written", incarnation.Applied);
        if (incarnation.Before is { } before)
        {
            WriteTree(writer, "before", "writtenBefore", before);
        }

        if (incarnation.Accepted.Count > 0)
        {
            writer.WritePropertyName("accepted");
            ValueCodec.Write(writer, incarnation.Accepted);
        }

        writer.WriteString("definitionHash", incarnation.DefinitionHash);
        WriteNames(writer, "requirements", incarnation.Requirements);
        WriteNames(writer, "hooks", incarnation.Hooks);
        writer.WriteString("deletionPolicy", incarnation.DeletionPolicy.ToString());
        if (incarnation.Metadata.Count > 0)
        {
            writer.WritePropertyName("metadata");
            ValueCodec.Write(writer, incarnation.Metadata);
        }
    }

    private static void WriteProgress(Utf8JsonWriter writer, Incarnation incarnation)
    {
        writer.WriteString("phase", incarnation.Phase.ToString());
        writer.WriteString("action", incarnation.Action.ToString());
        writer.WriteString("backup", incarnation.Backup.ToString());
        WriteNames(writer, "signalsTaken", incarnation.SignalsTaken);
        WriteFlag(writer, "knownAbsent", incarnation.IsKnownAbsent);
        WriteFlag(writer, "ahead", incarnation.IsAhead);
        WriteFlag(writer, "terminal", incarnation.IsTerminal);
        WriteFlag(writer, "unhealthy", incarnation.IsUnhealthy);
        WriteText(writer, "rest", incarnation.Rest == RestStage.Awake ? null : incarnation.Rest.ToString());
        writer.WriteString("phaseSince", incarnation.PhaseSince);
        writer.WriteNumber("generation", incarnation.Generation);
        if (!incarnation.Data.IsEmpty)
        {
            writer.WriteStartObject("data");
            foreach (var (key, value) in incarnation.Data)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        if (incarnation.Attempts > 0)
        {
            writer.WriteNumber("attempts", incarnation.Attempts);
        }

        if (incarnation.NotBefore is { } notBefore)
        {
            writer.WriteString("notBefore", notBefore);
        }

        WriteText(writer, "lastError", incarnation.LastError);
        WriteText(writer, "lastRequestId", incarnation.LastRequestId);
    }

    private static void WriteTree(Utf8JsonWriter writer, string values, string written, PropertyTree tree)
    {
        writer.WritePropertyName(values);
        ValueCodec.Write(writer, tree.Values);
        WriteNames(writer, written, tree.Written);
    }

    private static PropertyTree? Tree(JsonElement element, string values, string written) =>
        element.TryGetProperty(values, out var read) && ValueCodec.Read(read) is MapValue map
            ? new PropertyTree(map, Names(element, written))
            : null;

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, ImmutableHashSet<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;

    private static T Choice<T>(JsonElement element, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(element, name), out var value)
            ? value
            : throw new FormatException($"'{Text(element, name)}' is no {name} of an incarnation.");

    private static IEnumerable<KeyValuePair<string, JsonElement>> Map(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value))
            : [];

    private static ImmutableHashSet<string> Names(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : []; // Encode writes text only
}
