namespace Heat.Kubernetes.LeaderElection;

/// <summary>Leadership with a deadline in the clocks of this process: one that was paused and wakes too late knows it before it writes.</summary>
/// <remarks>
/// The deadline is measured by the monotonic clock and by the wall clock, and the one that is over first counts: the monotonic clock of a
/// machine that slept may have slept too.
/// </remarks>
public sealed class LeadershipGuard : ILeadership, IDisposable
{
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _lost = new();
    private readonly TaskCompletionSource _won = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isAlways;
    private readonly ITimer _end;
    private volatile Term? _term;

    /// <summary>A guard of a process that does not lead yet.</summary>
    /// <param name="timeProvider">The clocks.</param>
    public LeadershipGuard(TimeProvider timeProvider)
        : this(timeProvider, isAlways: false)
    {
    }

    private LeadershipGuard(TimeProvider timeProvider, bool isAlways)
    {
        _timeProvider = timeProvider;
        _isAlways = isAlways;
        _end = timeProvider.CreateTimer(_ => EndIfOver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (isAlways)
        {
            _won.SetResult();
        }
    }

    /// <inheritdoc />
    public bool IsValid => !_lost.IsCancellationRequested && (_isAlways || (_term is { } term && !HasEnded(term)));

    /// <inheritdoc />
    public CancellationToken Lost => _lost.Token;

    /// <summary>A guard of a process that is alone and always leads.</summary>
    public static LeadershipGuard Always(TimeProvider timeProvider) => new(timeProvider, isAlways: true);

    /// <inheritdoc />
    public void ThrowIfNotLeading()
    {
        if (!IsValid)
        {
            throw new NotLeadingException();
        }
    }

    /// <inheritdoc />
    public Task WaitAsync(CancellationToken cancellationToken) => _won.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Dispose();
        _lost.Dispose();
    }

    /// <summary>The present moment in both clocks: where a term starts.</summary>
    internal Moment Now() => new(_timeProvider.GetTimestamp(), _timeProvider.GetUtcNow());

    /// <summary>Leadership holds for a while, counted from a moment before the request that won it was sent.</summary>
    internal void Extend(Moment from, TimeSpan duration)
    {
        _term = new Term(from, duration);
        _end.Change(duration, Timeout.InfiniteTimeSpan);
        _won.TrySetResult();
    }

    /// <summary>Leadership is over, for good.</summary>
    internal void Revoke()
    {
        _term = null;
        _lost.Cancel();
    }

    /// <summary>The timer was set a little after the term began, so when it fires unextended the term is over.</summary>
    private void EndIfOver()
    {
        if (_term is { } term && HasEnded(term))
        {
            Revoke();
        }
    }

    private bool HasEnded(Term term) =>
        _timeProvider.GetElapsedTime(term.From.Timestamp) >= term.Duration || _timeProvider.GetUtcNow() - term.From.Wall >= term.Duration;

    /// <summary>A moment in the monotonic and in the wall clock.</summary>
    internal sealed record Moment(long Timestamp, DateTimeOffset Wall);

    private sealed record Term(Moment From, TimeSpan Duration);
}
