using System.Net;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Tests.Http;

/// <summary>Timers count whole milliseconds and may fire before their time: a pause must end all the same.</summary>
public sealed class EarlyTimerTests
{
    [Fact]
    public async Task TimerThatFiresEarly_StillEndsThePause()
    {
        var clock = new EarlyClock();
        using var limiter = new EndpointLimiter("http://cloud", new LimiterOptions(), clock);
        await limiter.EnterAsync("network", default);
        limiter.Leave(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1));
        var waiting = limiter.EnterAsync("network", default);

        clock.FireAt(TimeSpan.FromMilliseconds(999.5));
        Assert.False(waiting.IsCompleted);
        clock.FireAt(TimeSpan.FromMilliseconds(1000.5));

        await waiting;
        Assert.Equal(2, clock.Scheduled);
    }

    private sealed class EarlyClock : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private DateTimeOffset _now = Start;
        private Action? _fire;
        private bool _isSet;

        public int Scheduled { get; private set; }

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _fire = () => callback(state);
            return new Timer(this);
        }

        public void FireAt(TimeSpan time)
        {
            _now = Start + time;
            if (_isSet)
            {
                _isSet = false;
                _fire?.Invoke();
            }
        }

        private sealed class Timer(EarlyClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock._isSet = true;
                clock.Scheduled++;
                return true;
            }

            public void Dispose() => clock._isSet = false;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
