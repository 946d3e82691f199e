using System.Net;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests.Http;

public sealed class EndpointLimiterTests
{
    private readonly HastyClock _clock = new() { Patience = TimeSpan.Zero };

    [Fact]
    public async Task CallsAboveTheLimit_WaitInOrder()
    {
        var limiter = Make(2, most: 2);
        await limiter.EnterAsync("network", default);
        await limiter.EnterAsync("network", default);
        var (third, fourth) = (limiter.EnterAsync("network", default), limiter.EnterAsync("network", default));
        Assert.Equal((2, 2), (limiter.InFlight, limiter.Waiting));

        limiter.Leave(HttpStatusCode.NotFound, null);
        await third;
        Assert.False(fourth.IsCompleted);
        limiter.Leave(HttpStatusCode.NotFound, null);
        await fourth;
        Assert.Equal(2, limiter.InFlight);
    }

    [Fact]
    public async Task WaiterThatGivesUp_TakesNoPlace()
    {
        var limiter = Make(1);
        await limiter.EnterAsync("network", default);
        using var stop = new CancellationTokenSource();
        var (impatient, patient) = (limiter.EnterAsync("network", stop.Token), limiter.EnterAsync("network", default));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        limiter.Leave(HttpStatusCode.OK, null);
        await patient;
        Assert.Equal(1, limiter.InFlight);
    }

    [Fact]
    public async Task SuccessAtTheLimit_RaisesItToTheMost()
    {
        var limiter = Make(4, most: 6);
        for (var round = 0; round < 40; round++)
        {
            await FillAndLeaveAsync(limiter, HttpStatusCode.OK);
        }

        Assert.Equal(6, limiter.Limit);
    }

    [Fact]
    public void BeforeTheFirstOverload_ARoundOfAnswersDoublesTheLimit()
    {
        var limiter = Make(4);
        Crowd(limiter, 40);
        Answer(limiter, 4, HttpStatusCode.OK);
        Assert.Equal((8, 8), (limiter.Limit, limiter.InFlight));
        Answer(limiter, 8, HttpStatusCode.OK);
        Assert.Equal((16, 16), (limiter.Limit, limiter.InFlight));
    }

    [Fact]
    public void AfterAnOverload_ARoundOfAnswersRaisesTheLimitByOne()
    {
        var limiter = Make(8);
        Crowd(limiter, 100);
        Answer(limiter, 1, HttpStatusCode.ServiceUnavailable);
        Answer(limiter, 3, HttpStatusCode.OK);
        Assert.Equal((4, 4), (limiter.Limit, limiter.InFlight));
        Answer(limiter, 5, HttpStatusCode.OK);
        Assert.Equal((5, 5), (limiter.Limit, limiter.InFlight));
        Answer(limiter, 6, HttpStatusCode.OK);
        Assert.Equal(6, limiter.Limit);
    }

    [Fact]
    public async Task SuccessBelowTheLimit_LeavesIt()
    {
        var limiter = Make(4, most: 6);
        for (var round = 0; round < 100; round++)
        {
            await limiter.EnterAsync("network", default);
            limiter.Leave(HttpStatusCode.OK, null);
        }

        Assert.Equal(4, limiter.Limit);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(429)]
    [InlineData(null)]
    public async Task Overload_HalvesTheLimitOnceForAllCallsInFlight(int? status)
    {
        var limiter = Make(16);
        await FillAndLeaveAsync(limiter, (HttpStatusCode?)status);
        Assert.Equal(8, limiter.Limit);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await FillAndLeaveAsync(limiter, (HttpStatusCode?)status);
        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public async Task Limit_NeverFallsBelowOne()
    {
        var limiter = Make(2);
        for (var round = 0; round < 10; round++)
        {
            await limiter.EnterAsync("network", default);
            limiter.Leave(null, null);
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(1, limiter.Limit);
    }

    [Fact]
    public async Task AskedPause_HoldsCallsUntilItsEnd()
    {
        var limiter = Make(4);
        await limiter.EnterAsync("network", default);
        limiter.Leave(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(10));
        var held = limiter.EnterAsync("network", default);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(held.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await held;
    }

    [Fact]
    public async Task LongPause_FailsCallsAtOnceAndSaysHowLong()
    {
        var limiter = Make(4);
        await limiter.EnterAsync("network", default);
        limiter.Leave(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(60));
        var error = await Assert.ThrowsAsync<OpenStackException>(() => limiter.EnterAsync("network", default));
        Assert.Equal((Disposition.RetrySlowly, TimeSpan.FromSeconds(60), false), (error.Disposition, error.RetryAfter, error.OutcomeUnknown));
    }

    [Fact]
    public async Task PauseWithoutEnd_IsCut()
    {
        var limiter = Make(4);
        await limiter.EnterAsync("network", default);
        limiter.Leave(HttpStatusCode.TooManyRequests, TimeSpan.FromDays(1));
        _clock.Advance(TimeSpan.FromMinutes(2));
        await limiter.EnterAsync("network", default);
        Assert.Equal(1, limiter.InFlight);
    }

    [Fact]
    public async Task ManyCallers_NeverExceedTheLimit()
    {
        var limiter = Make(8, most: 8);
        var (running, highest) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            await limiter.EnterAsync("network", default);
            var now = Interlocked.Increment(ref running);
            int seen;
            while (now > (seen = Volatile.Read(ref highest)) && Interlocked.CompareExchange(ref highest, now, seen) != seen)
            {
                // Another caller noted a number meanwhile.
            }

            await Task.Yield();
            Interlocked.Decrement(ref running);
            limiter.Leave(HttpStatusCode.OK, null);
        })));
        Assert.InRange(highest, 1, 8);
        Assert.Equal((0, 0), (limiter.InFlight, limiter.Waiting));
    }

    private static async Task FillAndLeaveAsync(EndpointLimiter limiter, HttpStatusCode? status)
    {
        var places = limiter.Limit;
        for (var place = 0; place < places; place++)
        {
            await limiter.EnterAsync("network", default);
        }

        for (var place = 0; place < places; place++)
        {
            limiter.Leave(status, null);
        }
    }

    private static void Crowd(EndpointLimiter limiter, int callers)
    {
        for (var caller = 0; caller < callers; caller++)
        {
            _ = limiter.EnterAsync("network", default);
        }
    }

    private static void Answer(EndpointLimiter limiter, int calls, HttpStatusCode status)
    {
        for (var call = 0; call < calls; call++)
        {
            limiter.Leave(status, null);
        }
    }

    private EndpointLimiter Make(int initial, int most = 64) =>
        new("http://h", new LimiterOptions { InitialConcurrency = initial, MaxConcurrency = most }, _clock);
}
