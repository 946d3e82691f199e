using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.State;

/// <summary>The pages of one stack in memory, and which of them a change touches. Pure: reads and writes nothing.</summary>
/// <remarks>
/// A change goes to the journal (page 0), which stays small so that a save is cheap. A full journal is spread over the
/// other pages: those are written first, the emptied journal last, so that a crash in between loses nothing: of two
/// entries for one incarnation the one with the higher revision counts.
/// </remarks>
internal sealed class StateBook
{
    /// <summary>Most incarnations in a page.</summary>
    public const int PageLimit = 500;

    /// <summary>Most entries in the journal before it is spread.</summary>
    public const int JournalLimit = 64;

    /// <summary>Most bytes in a packed page: a Secret holds 1 MiB.</summary>
    public const int PageBytes = 900 * 1024;

    private readonly SortedDictionary<int, StatePage> _pages = new() { [0] = new StatePage(0) };
    private readonly Dictionary<ShortId, int> _homes = [];
    private long _revision;

    /// <summary>The state as of the last load or save.</summary>
    public StackState State { get; private set; } = StackState.Empty;

    /// <summary>All pages.</summary>
    public IEnumerable<StatePage> Pages => _pages.Values;

    /// <summary>Number of the last page.</summary>
    public int LastPage => _pages.Keys.Max();

    /// <summary>The journal.</summary>
    public StatePage Journal => _pages[0];

    /// <summary>Takes in pages that were read, and the stack's own facts.</summary>
    public void Open(IEnumerable<StatePage> pages, StackState facts)
    {
        var latest = new Dictionary<ShortId, PageEntry>();
        foreach (var page in pages)
        {
            _pages[page.Index] = page;
            foreach (var (shortId, entry) in page.Entries)
            {
                if (page.Index > 0)
                {
                    _homes[shortId] = page.Index;
                }

                if (!latest.TryGetValue(shortId, out var known) || known.Revision < entry.Revision)
                {
                    latest[shortId] = entry;
                }

                _revision = Math.Max(_revision, entry.Revision);
            }
        }

        State = facts with
        {
            Incarnations = latest.Where(entry => entry.Value.Value is not null)
                .ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Value!), // filtered one line above
        };
    }

    /// <summary>Takes a new state in and says which pages must be written, in this order.</summary>
    public IReadOnlyList<StatePage> Accept(StackState state)
    {
        var changed = Changes(state);
        var factsChanged = state with { Incarnations = State.Incarnations } != State;
        State = state;
        if (!changed && !factsChanged)
        {
            return [];
        }

        return Journal.Entries.Count <= JournalLimit ? [Journal] : [.. Spread(), Journal];
    }

    private bool Changes(StackState state)
    {
        if (ReferenceEquals(state.Incarnations, State.Incarnations))
        {
            return false;
        }

        var before = Journal.Entries.Count;
        var revision = _revision + 1;
        foreach (var (shortId, incarnation) in state.Incarnations)
        {
            if (!State.Incarnations.TryGetValue(shortId, out var known) || !ReferenceEquals(known, incarnation))
            {
                Journal.Entries[shortId] = new PageEntry(revision, incarnation, IncarnationCodec.Encode(incarnation));
                _revision = revision;
            }
        }

        foreach (var shortId in State.Incarnations.Keys.Where(shortId => !state.Incarnations.ContainsKey(shortId)))
        {
            // Where a page still holds it, the journal must say that it is gone.
            if (_homes.ContainsKey(shortId))
            {
                Journal.Entries[shortId] = new PageEntry(revision, null, []);
            }
            else
            {
                Journal.Entries.Remove(shortId);
            }

            _revision = revision;
        }

        return _revision == revision || before != Journal.Entries.Count;
    }

    private List<StatePage> Spread()
    {
        var touched = new SortedDictionary<int, StatePage>();
        foreach (var (shortId, entry) in Journal.Entries)
        {
            if (entry.Value is not null)
            {
                var home = HomeOf(shortId);
                home.Entries[shortId] = entry;
                touched[home.Index] = home;
            }
            else if (_homes.Remove(shortId, out var index))
            {
                _pages[index].Entries.Remove(shortId);
                touched[index] = _pages[index];
            }
        }

        Journal.Entries.Clear();
        return [.. touched.Values];
    }

    private StatePage HomeOf(ShortId shortId)
    {
        if (!_homes.TryGetValue(shortId, out var index))
        {
            index = _pages.Values.FirstOrDefault(page => page.Index > 0 && HasRoom(page))?.Index ?? _pages.Keys.Max() + 1;
            _homes[shortId] = index;
        }

        if (!_pages.TryGetValue(index, out var home))
        {
            _pages[index] = home = new StatePage(index);
        }

        return home;
    }

    // Gzip makes a page smaller at the worst by nothing, so the sum of the entries is a safe bound.
    private static bool HasRoom(StatePage page) =>
        page.Entries.Count < PageLimit && page.Entries.Values.Sum(entry => (long)entry.Json.Length) < PageBytes / 2;
}
