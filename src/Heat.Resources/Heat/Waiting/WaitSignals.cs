using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>The signals that a handle noted, in the order of their first arrival, as they stand in its data.</summary>
/// <param name="All">The signals.</param>
internal sealed record WaitSignals(ImmutableArray<WaitSignal> All)
{
    /// <summary>Key in the handle's data.</summary>
    public const string Key = "signals";

    /// <summary>Most characters that the signals of a handle take up in all: they are kept with the stack's state.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>Those that went well.</summary>
    public int Successes => All.Count(signal => signal.Status == WaitSignal.Success);

    /// <summary>What the signals of a status give as their reason, in Heat's form.</summary>
    public string Reasons(string status) => string.Join(';', All.Where(signal => signal.Status == status).Select(signal => signal.Reason));

    /// <summary>What the senders gave back, by id.</summary>
    public MapValue Data => new(All.Select(signal => KeyValuePair.Create(signal.Id, signal.Data)));

    /// <summary>With one more, in the place of an older one of the same id.</summary>
    public WaitSignals With(WaitSignal signal)
    {
        var place = All.ToList().FindIndex(known => known.Id == signal.Id);
        return new(place < 0 ? All.Add(signal) : All.SetItem(place, signal));
    }

    /// <summary>Reads a handle's data.</summary>
    public static WaitSignals Of(ImmutableDictionary<string, string> data) => new(
    [
        .. (data.TryGetValue(Key, out var text) ? JsonNode.Parse(text)!.AsArray() : []).OfType<JsonObject>().Select(noted => new WaitSignal(
            (string?)noted["id"] ?? "", (string?)noted["status"] ?? "", (string?)noted["reason"] ?? "", ValueJson.FromJson(noted["data"]))),
    ]);

    /// <summary>As text for a handle's data.</summary>
    public string ToText() => new JsonArray(
    [
        .. All.Select(signal => new JsonObject
        {
            ["id"] = signal.Id,
            ["status"] = signal.Status,
            ["reason"] = signal.Reason,
            ["data"] = ValueJson.ToJson(signal.Data),
        }),
    ]).ToJsonString();
}
