using System.Collections.Concurrent;

namespace Heat.Engine.Execution;

/// <summary>How long each type usually takes, learned as it happens; says when it is worth looking again.</summary>
/// <remarks>Kept in memory: what is lost with the process is learned again within a few objects.</remarks>
internal sealed class BuildTimes
{
    private const double Weight = 0.3;
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Type, string Work), TimeSpan> _usual = [];

    /// <summary>Work of a type took this long.</summary>
    public void Learn(string type, string work, TimeSpan taken) =>
        _usual.AddOrUpdate((type, work), taken, (_, usual) => usual + ((Min(taken, usual * 3) - usual) * Weight));

    /// <summary>How long to wait from now, when the work has gone on for <paramref name="elapsed"/>.</summary>
    /// <remarks>
    /// A known type is looked at after 90 % of its usual time, then in steps of 5 % that grow with the delay. For an
    /// unknown one the pause is 200 ms and grows by half with each look, up to five seconds.
    /// </remarks>
    public TimeSpan NextLook(string type, string work, TimeSpan elapsed)
    {
        if (!_usual.TryGetValue((type, work), out var usual))
        {
            return Min(FirstLook + (elapsed / 2), Ceiling);
        }

        var first = usual * 0.9;
        if (elapsed + Floor < first)
        {
            return first - elapsed;
        }

        var step = Max(usual * 0.05, (elapsed - usual) / 4);
        return Max(Floor, Min(step, Max(Ceiling, usual * 0.05)));
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
