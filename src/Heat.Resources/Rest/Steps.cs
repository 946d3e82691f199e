using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Heat.Resources.Rest;

/// <summary>Steps that are still to be taken on a resource, kept in its data, in order.</summary>
/// <remarks>
/// A step names a concern, such as <c>tags</c>, not a single call: it compares what is with what should be and does what
/// is missing. So taking a step twice does no harm, and a newer change of the same concern needs no second entry.
/// </remarks>
internal static class Steps
{
    private const string Key = "steps";
    private const string PauseKey = "steps-pause";

    /// <summary>The next step, or null when none is due.</summary>
    public static string? Next(ImmutableDictionary<string, string> data) => All(data).FirstOrDefault();

    /// <summary>A step is due.</summary>
    public static bool Has(ImmutableDictionary<string, string> data, string step) => All(data).Contains(step);

    /// <summary>The data with further steps due; those that are due already keep their place.</summary>
    public static ImmutableDictionary<string, string> Add(ImmutableDictionary<string, string> data, IEnumerable<string> steps) =>
        Set(data, All(data).Union(steps, StringComparer.Ordinal));

    /// <summary>The data with no step to be taken before a time; null: the next one may be taken at once.</summary>
    public static ImmutableDictionary<string, string> Pause(ImmutableDictionary<string, string> data, DateTimeOffset? until) => until is { } time
        ? data.SetItem(PauseKey, time.ToString("O", CultureInfo.InvariantCulture))
        : data.Remove(PauseKey);

    /// <summary>How long no step is to be taken; null: the next one may be taken.</summary>
    public static TimeSpan? PauseLeft(ImmutableDictionary<string, string> data, DateTimeOffset now) =>
        data.TryGetValue(PauseKey, out var text) && DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - now is { } left && left > TimeSpan.Zero
            ? left
            : null;

    /// <summary>The data without a step.</summary>
    public static ImmutableDictionary<string, string> Remove(ImmutableDictionary<string, string> data, string step) =>
        Set(data, All(data).Where(other => other != step));

    private static string[] All(ImmutableDictionary<string, string> data) =>
        data.TryGetValue(Key, out var text) ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static ImmutableDictionary<string, string> Set(ImmutableDictionary<string, string> data, IEnumerable<string> steps)
    {
        var text = string.Join(' ', steps);
        return text.Length == 0 ? data.Remove(Key) : data.SetItem(Key, text);
    }
}

/// <summary>What came of a step.</summary>
/// <param name="IsDone">The concern is settled. False: the cloud is at work, or a further call is due.</param>
/// <param name="Live">The object's body after the step, where the answer told it; null: observe it.</param>
/// <param name="Data">The resource's data after the step; null: as before.</param>
internal sealed record StepResult(
    bool IsDone, JsonObject? Live = null, ImmutableDictionary<string, string>? Data = null)
{
    /// <summary>Settled; the object's new state is to be observed.</summary>
    public static readonly StepResult Done = new(true);

    /// <summary>A call was made; look again.</summary>
    public static readonly StepResult UnderWay = new(false);

    /// <summary>How long the cloud should be left alone before the step is taken again, where its objects do not show that it is at work.</summary>
    public TimeSpan? Pause { get; init; }
}
