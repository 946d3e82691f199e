using System.Collections.Concurrent;

namespace Heat.Engine.Execution;

/// <summary>How long each type usually takes, learned as it happens; says when it is worth looking again.</summary>
/// <remarks>
/// Kept in memory: what is lost with the process is learned again from the first object. One list call serves all objects
/// of a type in a project, so looks may be frequent: they are so close that an object waits on average for no more than a
/// twentieth of its own time after it is done.
/// </remarks>
internal sealed class BuildTimes
{
    private const double Weight = 0.3;

    /// <summary>The most that an object is taken to have been done before it was seen, as a part of its time.</summary>
    private const double Lateness = 0.1;

    /// <summary>The first look comes a little early: only an object that was seen unfinished shortly before tells its time well.</summary>
    private const double Early = 0.93;

    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(5);

    /// <summary>However long a type usually takes, somebody looks: this one may be quicker, or broken.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Type, string Work), TimeSpan> _usual = [];

    /// <summary>Work of a type took this long.</summary>
    /// <param name="type">The type.</param>
    /// <param name="work">The work.</param>
    /// <param name="seenAfter">How long it had gone on when the look began that saw it done.</param>
    /// <param name="sinceLastLook">Time since the look before, which saw it unfinished: it was done somewhere in between.</param>
    public void Learn(string type, string work, TimeSpan seenAfter, TimeSpan sinceLastLook)
    {
        var taken = seenAfter - Min(sinceLastLook / 2, seenAfter * Lateness);
        _usual.AddOrUpdate((type, work), taken, (_, usual) => usual + ((Min(taken, usual * 3) - usual) * Weight));
    }

    /// <summary>How long to wait from now, when the work has gone on for <paramref name="elapsed"/>.</summary>
    /// <remarks>
    /// A known type is looked at shortly before its usual time is over, then in steps of 5 % that grow with the delay. For an
    /// unknown one the steps are a tenth of the time gone by. Steps are at least 100 ms, and at most 5 s or 5 % of the usual time.
    /// </remarks>
    public TimeSpan NextLook(string type, string work, TimeSpan elapsed)
    {
        if (!_usual.TryGetValue((type, work), out var usual))
        {
            return Max(Floor, Min(elapsed / 10, Ceiling));
        }

        var first = usual * Early;
        if (elapsed + Floor < first)
        {
            return Min(first - elapsed, Longest);
        }

        var step = Max(usual / 20, (elapsed - usual) / 4);
        return Max(Floor, Min(step, Max(Ceiling, usual / 20)));
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
