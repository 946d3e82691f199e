using System.Globalization;
using Heat.Engine.Resources;

namespace Heat.Resources.Heat.Waiting;

/// <summary>How a wait stands. Pure.</summary>
/// <param name="Count">Signals that are waited for.</param>
/// <param name="Deadline">When the wait is over.</param>
internal sealed record WaitState(long Count, DateTimeOffset Deadline)
{
    /// <summary>The step that notes that everything came.</summary>
    public const string AllCame = "everything came";

    private static readonly TimeSpan Rarely = TimeSpan.FromMinutes(10);

    /// <summary>How it stands.</summary>
    /// <param name="signals">What came.</param>
    /// <param name="now">The time.</param>
    /// <param name="pause">How soon to look again where nothing else tells of a signal.</param>
    public Observation At(WaitSignals signals, DateTimeOffset now, TimeSpan pause)
    {
        if (signals.Reasons(WaitSignal.Failure) is { Length: > 0 } failures)
        {
            return Trouble(failures, pause);
        }

        if (signals.Successes >= Count)
        {
            return new Observation(Lifecycle.Pending) { NextStep = AllCame };
        }

        var left = Deadline - now;
        return left <= TimeSpan.Zero
            ? Trouble(TimedOut(signals), pause)
            : new Observation(Lifecycle.Pending, $"{signals.Successes} of {Count} signals received") { LookAgainAfter = left < pause ? left : pause };
    }

    /// <summary>Something that no waiting mends; a signal that comes after all does.</summary>
    public static Observation Trouble(string reason, TimeSpan pause) => new(Lifecycle.Pending, reason)
    {
        Troubles = [new Trouble("", reason)],
        IsStalled = true,
        LookAgainAfter = pause > Rarely ? pause : Rarely,
    };

    private string TimedOut(WaitSignals signals)
    {
        var received = string.Create(CultureInfo.InvariantCulture, $"{signals.Successes} of {Count} received");
        return signals.Reasons(WaitSignal.Success) is { Length: > 0 } reasons ? $"{received} - {reasons}" : received;
    }
}
