using Heat.Kubernetes.Client.Http;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Client.Http;

public sealed class RequestThrottleTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Burst_GoesAtOnce_TheRestAtTheRate()
    {
        var throttle = new RequestThrottle(perSecond: 10, burst: 3, _clock);
        var waits = Inline.Run(() => Enumerable.Range(0, 6).Select(_ => throttle.WaitAsync(default).AsTask()).ToArray());
        Assert.Equal(3, waits.Count(wait => wait.IsCompleted));

        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(5, waits.Count(wait => wait.IsCompleted));
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal([0, 0, 0, 100, 200, 300], (await Task.WhenAll(waits)).Select(wait => Math.Round(wait.TotalMilliseconds)));
    }

    [Fact]
    public async Task Idle_RefillsUpToTheBurst()
    {
        var throttle = new RequestThrottle(perSecond: 10, burst: 2, _clock);
        await throttle.WaitAsync(default);
        await throttle.WaitAsync(default);
        _clock.Advance(TimeSpan.FromHours(1));

        var waits = Inline.Run(() => Enumerable.Range(0, 3).Select(_ => throttle.WaitAsync(default).AsTask()).ToArray());

        Assert.Equal(2, waits.Count(wait => wait.IsCompleted));
    }

    [Fact]
    public async Task Cancelled_GivesItsPlaceBack()
    {
        var throttle = new RequestThrottle(perSecond: 1, burst: 1, _clock);
        await throttle.WaitAsync(default);
        using var cancelled = new CancellationTokenSource();
        var waiting = throttle.WaitAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.Zero, await throttle.WaitAsync(default));
    }

    [Fact]
    public async Task NoRate_NeverWaits()
    {
        var throttle = new RequestThrottle(perSecond: 0, burst: 0, _clock);

        Assert.Equal(TimeSpan.Zero, await throttle.WaitAsync(default));
    }
}
