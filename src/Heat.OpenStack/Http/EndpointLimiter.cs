using System.Net;
using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Http;

/// <summary>How many calls may run at one endpoint. Grows while all goes well, shrinks when the endpoint is overloaded, and stops when it asks for a pause.</summary>
/// <remarks>
/// Until the endpoint was overloaded for the first time the limit grows by one with each good answer that came while it was
/// reached; from then on by one for each full round of answers (additive increase, multiplicative decrease). Whoever waits is
/// served in the order of arrival.
/// </remarks>
internal sealed class EndpointLimiter(string endpoint, LimiterOptions options, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private double _limit = options.InitialConcurrency;
    private int _inFlight;
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _nextDecrease;
    private bool _wasOverloaded;
    private ITimer? _wake;

    public string Endpoint => endpoint;

    public int Limit => (int)_limit;

    public int InFlight => _inFlight;

    public int Waiting => _waiting.Count;

    /// <summary>Waits for a place. <see cref="Leave"/> gives it back.</summary>
    /// <exception cref="OpenStackException">The endpoint is paused for longer than callers should wait.</exception>
    public Task EnterAsync(string service, CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_lock)
        {
            var pause = _pausedUntil - clock.GetUtcNow();
            if (pause > options.LongestWait)
            {
                throw Paused(service, pause);
            }

            if (pause <= TimeSpan.Zero && _inFlight < Limit && _waiting.Count == 0)
            {
                _inFlight++;
                return Task.CompletedTask;
            }

            place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }

        return WaitAsync(place, cancellationToken);
    }

    /// <summary>Gives the place back and learns from the answer.</summary>
    /// <param name="status">The answer's status; null: none came.</param>
    /// <param name="retryAfter">How long the endpoint asks to wait.</param>
    public void Leave(HttpStatusCode? status, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var wasFull = _inFlight >= Limit;
            _inFlight--;
            switch (status)
            {
                case HttpStatusCode.TooManyRequests:
                    Shrink();
                    Pause(retryAfter ?? options.DefaultPause);
                    break;
                case HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or null:
                    Shrink();
                    Pause(retryAfter ?? TimeSpan.Zero);
                    break;
                case var answered when wasFull && (int)answered < 500:
                    _limit = Math.Min(options.MaxConcurrency, _limit + (_wasOverloaded ? 1 / _limit : 1));
                    break;
                default:
                    break;
            }

            Admit();
        }
    }

    public void Dispose() => _wake?.Dispose();

    private static async Task WaitAsync(TaskCompletionSource place, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), place); // The state is the place passed beside it.
        await place.Task;
    }

    /// <summary>At most once per interval, since one overload is reported by all calls that were in flight.</summary>
    private void Shrink()
    {
        var now = clock.GetUtcNow();
        _wasOverloaded = true;
        if (now >= _nextDecrease)
        {
            _limit = Math.Max(1, _limit * options.DecreaseFactor);
            _nextDecrease = now + options.DecreaseInterval;
        }
    }

    private void Pause(TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        var until = clock.GetUtcNow() + (pause < options.LongestPause ? pause : options.LongestPause);
        if (until > _pausedUntil)
        {
            _pausedUntil = until;
            _wake ??= clock.CreateTimer(static state => ((EndpointLimiter)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // The state is this limiter.
            WakeAt(until);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            // A timer counts whole milliseconds and may fire a little early; nobody else would wake those who wait.
            if (_pausedUntil > clock.GetUtcNow())
            {
                WakeAt(_pausedUntil);
            }
            else
            {
                Admit();
            }
        }
    }

    private void WakeAt(DateTimeOffset time) =>
        _wake?.Change(TimeSpan.FromMilliseconds(Math.Ceiling((time - clock.GetUtcNow()).TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    private void Admit()
    {
        if (_pausedUntil > clock.GetUtcNow())
        {
            return;
        }

        while (_inFlight < Limit && _waiting.TryDequeue(out var next))
        {
            // One that was cancelled meanwhile takes no place.
            if (next.TrySetResult())
            {
                _inFlight++;
            }
        }
    }

    private OpenStackException Paused(string service, TimeSpan pause) =>
        new($"{service}: {endpoint} asked for a pause of which {pause.TotalSeconds:0} s are left; the call was not made")
        {
            Service = service,
            Disposition = Disposition.RetrySlowly,
            RetryAfter = pause,
        };
}
