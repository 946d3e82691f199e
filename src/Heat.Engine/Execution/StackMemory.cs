using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.Engine.Approval;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>
/// What passes over one stack remember between them to save work. Losing it costs calls, never correctness: everything
/// that must survive a crash is in <see cref="StackState"/>.
/// </summary>
internal sealed class StackMemory
{
    /// <summary>When a pending incarnation is worth looking at, and what was seen last.</summary>
    public ConcurrentDictionary<ShortId, NextLook> NextLooks { get; } = [];

    /// <summary>What incarnations told.</summary>
    public ConcurrentDictionary<ShortId, ResourceFacts> Facts { get; } = [];

    /// <summary>Drift as last observed.</summary>
    public ConcurrentDictionary<ShortId, ImmutableArray<PropertyDrift>> Drift { get; } = [];

    /// <summary>Resources that were found as they should be, and under which circumstances.</summary>
    public ConcurrentDictionary<string, Settlement> Settled { get; } = new(StringComparer.Ordinal);

    /// <summary>Failures of resources that have no incarnation to save them with.</summary>
    public ConcurrentDictionary<string, NotedFault> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Of which kind the last failure of an incarnation was.</summary>
    public ConcurrentDictionary<ShortId, FaultKind> LastFaults { get; } = [];

    /// <summary>Incarnations with an attribute that could not be read: when to try again, and how often it was tried.</summary>
    public ConcurrentDictionary<ShortId, UnreadAttributes> Unread { get; } = [];

    /// <summary>Intentions that were saved before their turn by this process, and whose call was not made.</summary>
    public ConcurrentDictionary<ShortId, Incarnation> Uncalled { get; } = [];

    /// <summary>Incarnations that could not take their signals: when to try again, and how often it was tried.</summary>
    public ConcurrentDictionary<ShortId, (DateTimeOffset Due, int Attempts)> SignalFaults { get; } = [];

    /// <summary>By logical name: the generation in which a restricted change was refused.</summary>
    private readonly ConcurrentDictionary<string, long> _refused = new(StringComparer.Ordinal);

    /// <summary>A restricted change is refused for the first time in this generation.</summary>
    public bool IsNewRefusal(string name, long generation)
    {
        var isNew = !_refused.TryGetValue(name, out var told) || told != generation;
        _refused[name] = generation;
        return isNew;
    }

    /// <summary>Orders that the types add, for one generation.</summary>
    public (long Generation, ImmutableDictionary<string, ImmutableHashSet<string>> Requirements)? Implicit { get; set; }

    /// <summary>The forecast that waits for approval; null: none does.</summary>
    public AwaitedForecast? Awaited { get; set; }

    /// <summary>What was last told of the stack as a whole.</summary>
    private (string Action, string Status, long Generation) _told;

    /// <summary>The stack stands otherwise than when this was last asked.</summary>
    public bool TakeNews(string action, string status, long generation)
    {
        var news = (action, status, generation);
        var isNews = news != _told;
        _told = news;
        return isNews;
    }

    /// <summary>An attribute that could not be read is worth another try.</summary>
    /// <param name="shortId">Whose.</param>
    /// <param name="now">The time.</param>
    /// <param name="generation">The desired state: who changes it wants to know at once.</param>
    public bool IsReadingDue(ShortId shortId, DateTimeOffset now, long generation) =>
        Unread.TryGetValue(shortId, out var unread) && (unread.Due <= now || unread.Generation < generation);

    /// <summary>No call was made for the intention so far. True once: whoever asks makes the call, or drops the intention.</summary>
    /// <param name="intention">As it was loaded; any change of it by others since counts as a call.</param>
    public bool TakeUncalled(Incarnation intention) =>
        Uncalled.TryRemove(intention.ShortId, out var saved) && ReferenceEquals(saved, intention);

    /// <summary>Forgets an incarnation.</summary>
    public void Forget(Incarnation incarnation)
    {
        var (name, shortId) = (incarnation.Name.Value, incarnation.ShortId);
        if (Settled.TryGetValue(name, out var settlement) && settlement.ShortId == shortId)
        {
            Settled.TryRemove(name, out _);
        }

        NextLooks.TryRemove(shortId, out _);
        Facts.TryRemove(shortId, out _);
        Drift.TryRemove(shortId, out _);
        LastFaults.TryRemove(shortId, out _);
        Unread.TryRemove(shortId, out _);
        Uncalled.TryRemove(shortId, out _);
        SignalFaults.TryRemove(shortId, out _);
    }
}

/// <summary>When to look, and what the cloud said last.</summary>
/// <param name="Due">When the look is due.</param>
/// <param name="From">From then on it is taken along where a pass runs anyway: many that are due at nearly the same time share one list.</param>
/// <param name="LookedAt">When the last look was.</param>
/// <param name="Reason">What it saw, for people.</param>
internal sealed record NextLook(DateTimeOffset Due, DateTimeOffset From, DateTimeOffset LookedAt, string Reason)
{
    /// <summary>What was seen.</summary>
    public required Observation Observation { get; init; }
}

/// <summary>A failure that is kept in memory only.</summary>
internal sealed record NotedFault(Fault Fault, int Attempts, DateTimeOffset NotBefore, long Generation);

/// <summary>The memories of all stacks of this process.</summary>
internal sealed class EngineMemory
{
    private readonly ConcurrentDictionary<StackId, StackMemory> _stacks = [];

    /// <summary>The memory of a stack.</summary>
    public StackMemory Of(StackId stack) => _stacks.GetOrAdd(stack, static _ => new StackMemory());

    /// <summary>Forgets a stack.</summary>
    public void Forget(StackId stack) => _stacks.TryRemove(stack, out _);
}
