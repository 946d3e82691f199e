using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Planning;

/// <summary>How long to wait after a failure. Pure: the jitter comes from the incarnation's own id.</summary>
internal static class Backoff
{
    /// <summary>The pause before the next attempt.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="attempts">Failures so far, this one included.</param>
    /// <param name="salt">Spreads resources that fail together.</param>
    public static TimeSpan After(Fault fault, int attempts, ShortId salt)
    {
        var (first, growth, most) = Pace(fault.Kind);
        var pause = Math.Min(first * Math.Pow(growth, Math.Min(attempts, 40) - 1), most);
        var spread = TimeSpan.FromSeconds(pause * (1 + (0.4 * (Spread(salt, attempts) - 0.5))));
        return fault.RetryAfter is { } asked && asked > spread ? asked : spread;
    }

    private static (double First, double Growth, double Most) Pace(FaultKind kind) => kind switch
    {
        FaultKind.Retry => (1, 2, 300),
        FaultKind.Conflict => (1, 1.5, 60),
        FaultKind.RetrySlowly or FaultKind.NotFound => (15, 2, 600),
        FaultKind.Terminal => (30, 2, 1800), // a service that has just been started refuses what is right for some seconds
        _ => (5, 2, 600),
    };

    /// <summary>From 0 to 1, the same for the same input in every process.</summary>
    private static double Spread(ShortId salt, int attempts)
    {
        var hash = (uint)attempts * 2654435761u;
        foreach (var character in salt.Value)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (hash >> 8) / (double)(1 << 24);
    }
}
