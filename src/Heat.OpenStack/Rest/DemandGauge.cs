namespace Heat.OpenStack.Rest;

/// <summary>How many different objects are wanted at a time: in the burst of questions that goes on, or in the one before it.</summary>
/// <remarks>Decides between one list and single reads. Not safe for several threads.</remarks>
internal sealed class DemandGauge
{
    /// <summary>A silence of so long ends a burst.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>More need not be counted: a list is better anyway.</summary>
    private const int CountedAtMost = 64;

    /// <summary>Up to so many objects, a list costs about what a single read does.</summary>
    private const int SmallCollection = 100;

    /// <summary>So few single reads are better than a list of a large collection.</summary>
    private const int Few = 2;

    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private int _before;

    /// <summary>When somebody asked last.</summary>
    public DateTimeOffset LastAsked { get; private set; } = DateTimeOffset.MinValue;

    public void Note(string id, DateTimeOffset now)
    {
        if (now - LastAsked > Silence)
        {
            _before = _wanted.Count;
            _wanted.Clear();
        }

        LastAsked = now;
        if (_wanted.Count < CountedAtMost)
        {
            _wanted.Add(id);
        }
    }

    /// <summary>Whether reading the wanted objects one by one takes fewer calls than listing all of them.</summary>
    /// <param name="size">Objects in the collection; null: unknown, and a list will tell.</param>
    /// <param name="pages">Pages of a list of them.</param>
    public bool PrefersSingleReads(int? size, int pages) =>
        size > SmallCollection && Math.Max(_wanted.Count, _before) <= Math.Max(Few, pages);
}
