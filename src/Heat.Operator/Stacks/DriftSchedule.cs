using System.Collections.Concurrent;
using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Stacks;

/// <summary>When each stack's live objects are to be looked at again. In memory: a new leader looks at every stack once.</summary>
internal sealed class DriftSchedule(TimeProvider clock, IOptions<OperatorOptions> options)
{
    private const double Jitter = 0.2;

    // A list that is a little old serves as well, so that the stacks of one project share it.
    private const double Tolerance = 0.1;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _observed = new(StringComparer.Ordinal);

    /// <summary>How fresh this pass's observations must be; null: it need not observe what is complete.</summary>
    public DateTimeOffset? Demand(V1Alpha1Stack stack)
    {
        if (IsIgnored(stack))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return Due(stack) <= now ? now - (Interval(stack) * Tolerance) : null;
    }

    /// <summary>Notes that the stack was observed.</summary>
    public void Observed(V1Alpha1Stack stack) => _observed[Key(stack)] = clock.GetUtcNow();

    /// <summary>Time until the stack is due; null if it is never observed.</summary>
    public TimeSpan? UntilDue(V1Alpha1Stack stack)
    {
        if (IsIgnored(stack))
        {
            return null;
        }

        var wait = Due(stack) - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Makes the stack due at once.</summary>
    public void Forget(V1Alpha1Stack stack) => _observed.TryRemove(Key(stack), out _);

    private static bool IsIgnored(V1Alpha1Stack stack) => stack.Spec.Drift is { Policy: DriftPolicy.Ignore, Resources: null or [] };

    // Counted anew each time, so that a changed interval holds at once.
    private DateTimeOffset Due(V1Alpha1Stack stack) =>
        _observed.TryGetValue(Key(stack), out var observed)
            ? observed + (Interval(stack) * (1 + (Jitter * ((2 * Spread(stack)) - 1))))
            : DateTimeOffset.MinValue;

    private TimeSpan Interval(V1Alpha1Stack stack) => Durations.Parse(stack.Spec.Drift?.Interval, options.Value.DriftInterval);

    // Between 0 and 1, steady for a stack and evenly spread over stacks.
    private static double Spread(V1Alpha1Stack stack) => (uint)Key(stack).GetHashCode(StringComparison.Ordinal) / (double)uint.MaxValue;

    private static string Key(V1Alpha1Stack stack) => stack.Metadata.Uid ?? "";
}
