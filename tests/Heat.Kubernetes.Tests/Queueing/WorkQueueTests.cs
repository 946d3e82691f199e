using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Queueing;

public sealed class WorkQueueTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkQueue<EntityKey> _queue;

    public WorkQueueTests()
    {
        var options = new WorkQueueOptions { BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(60), Jitter = 0 };
        _queue = new WorkQueue<EntityKey>(options, key => key.Namespace ?? "", timeProvider: _clock, random: new Random(1));
    }

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Add_SameKeyTwice_IsTakenOnce()
    {
        _queue.Add(Key("a"), QueuePriority.Normal);
        _queue.Add(Key("a"), QueuePriority.Normal);

        Assert.Equal(Key("a"), await TakeAsync());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Add_WhileAWorkerHasTheKey_FollowsWhenItIsDone()
    {
        _queue.Add(Key("a"), QueuePriority.Normal);
        var key = await TakeAsync();
        _queue.Add(key, QueuePriority.Normal);
        Assert.Equal(0, _queue.Count);

        _queue.Done(key);

        Assert.Equal(key, await TakeAsync());
    }

    [Fact]
    public async Task Take_NothingThere_WaitsForTheNextKey()
    {
        var taking = _queue.TakeAsync(CancellationToken.None).AsTask();
        Assert.False(taking.IsCompleted);

        _queue.Add(Key("a"), QueuePriority.Normal);

        Assert.Equal(Key("a"), await taking);
    }

    [Fact]
    public async Task Take_Cancelled_LosesNoKey()
    {
        using var cancelled = new CancellationTokenSource();
        var taking = _queue.TakeAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);

        _queue.Add(Key("a"), QueuePriority.Normal);

        Assert.Equal(Key("a"), await TakeAsync());
    }

    [Fact]
    public async Task Take_TheMoreUrgentFirst()
    {
        _queue.Add(Key("resync"), QueuePriority.Low);
        _queue.Add(Key("progress"), QueuePriority.Normal);
        _queue.Add(Key("user"), QueuePriority.High);

        Assert.Equal(["user", "progress", "resync"], await TakeNamesAsync(3));
    }

    [Fact]
    public async Task Add_MoreUrgent_LiftsAKeyThatWaits()
    {
        _queue.Add(Key("a"), QueuePriority.Low);
        _queue.Add(Key("b"), QueuePriority.Normal);
        _queue.Add(Key("a"), QueuePriority.High);

        Assert.Equal(["a", "b"], await TakeNamesAsync(2));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Add_LessUrgent_DoesNotLowerAKeyThatWaits()
    {
        _queue.Add(Key("a"), QueuePriority.High);
        _queue.Add(Key("a"), QueuePriority.Low);
        _queue.Add(Key("b"), QueuePriority.Normal);

        Assert.Equal(["a", "b"], await TakeNamesAsync(2));
    }

    [Fact]
    public async Task Take_ManyKeysOfOneNamespace_TheOthersTakeTurns()
    {
        for (var number = 0; number < 10; number++)
        {
            _queue.Add(new EntityKey("busy", $"busy-{number}"), QueuePriority.Normal);
        }

        _queue.Add(new EntityKey("calm", "calm-0"), QueuePriority.Normal);
        _queue.Add(new EntityKey("quiet", "quiet-0"), QueuePriority.Normal);

        Assert.Equal(["busy-0", "calm-0", "quiet-0", "busy-1"], await TakeNamesAsync(4));
    }

    [Fact]
    public async Task Take_ImpatientResyncs_GetEveryFourthTurnBeforeUserChanges()
    {
        _queue.Add(Key("resync-0"), QueuePriority.Low);
        _queue.Add(Key("resync-1"), QueuePriority.Low);
        _clock.Advance(TimeSpan.FromSeconds(31));
        for (var number = 0; number < 8; number++)
        {
            _queue.Add(Key($"user-{number}"), QueuePriority.High);
        }

        Assert.Equal(
            ["user-0", "user-1", "user-2", "resync-0", "user-3", "user-4", "user-5", "resync-1", "user-6", "user-7"],
            await TakeNamesAsync(10));
    }

    [Fact]
    public async Task Take_PatientResyncs_WaitForAllUserChanges()
    {
        _queue.Add(Key("resync"), QueuePriority.Low);
        _clock.Advance(TimeSpan.FromSeconds(29));
        for (var number = 0; number < 5; number++)
        {
            _queue.Add(Key($"user-{number}"), QueuePriority.High);
        }

        Assert.Equal("resync", (await TakeNamesAsync(6))[^1]);
    }

    [Fact]
    public async Task AddAfter_GetsReadyAtItsTime()
    {
        _queue.AddAfter(Key("a"), TimeSpan.FromSeconds(10), QueuePriority.Normal);
        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.Equal(0, _queue.Count);

        _clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(Key("a"), await TakeAsync());
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(5, 10)]
    public void AddAfter_Twice_TheEarlierTimeWins(int first, int second)
    {
        _queue.AddAfter(Key("a"), TimeSpan.FromSeconds(first), QueuePriority.Normal);
        _queue.AddAfter(Key("a"), TimeSpan.FromSeconds(second), QueuePriority.Normal);

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, _queue.Count);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public async Task AddAfter_ThenAdd_IsReadyNowAndOnlyOnce()
    {
        _queue.AddAfter(Key("a"), TimeSpan.FromSeconds(10), QueuePriority.Normal);
        _queue.Add(Key("a"), QueuePriority.Normal);
        _queue.Done(await TakeAsync());

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task AddAfter_KeyThatIsReady_StaysReady()
    {
        _queue.Add(Key("a"), QueuePriority.Normal);
        _queue.AddAfter(Key("a"), TimeSpan.FromSeconds(10), QueuePriority.Normal);
        _queue.Done(await TakeAsync());

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task AddAfter_DueWhileAWorkerHasTheKey_FollowsWhenItIsDone()
    {
        _queue.Add(Key("a"), QueuePriority.Normal);
        var key = await TakeAsync();
        _queue.AddAfter(key, TimeSpan.FromSeconds(1), QueuePriority.Normal);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, _queue.Count);

        _queue.Done(key);

        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public async Task AddAfter_ManyKeys_ComeInTheOrderOfTheirTimes()
    {
        foreach (var seconds in (int[])[5, 1, 4, 2, 3])
        {
            _queue.AddAfter(Key($"{seconds}"), TimeSpan.FromSeconds(seconds), QueuePriority.Normal);
        }

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["1", "2", "3", "4", "5"], await TakeNamesAsync(5));
    }

    [Fact]
    public async Task AddRateLimited_PausesDoubleUpToTheLimit_UntilForgotten()
    {
        var pauses = new List<double>();
        for (var failure = 0; failure < 8; failure++)
        {
            pauses.Add(_queue.AddRateLimited(Key("a"), QueuePriority.Normal).TotalSeconds);
            _clock.Advance(TimeSpan.FromSeconds(60));
            _queue.Done(await TakeAsync());
        }

        _queue.Forget(Key("a"));

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.Equal(TimeSpan.FromSeconds(1), _queue.AddRateLimited(Key("a"), QueuePriority.Normal));
    }

    [Fact]
    public async Task Done_ByNobody_IsAMistake()
    {
        Assert.Throws<InvalidOperationException>(() => _queue.Done(Key("a")));
        _queue.Add(Key("a"), QueuePriority.Normal);
        _queue.Done(await TakeAsync());
        Assert.Throws<InvalidOperationException>(() => _queue.Done(Key("a")));
    }

    [Fact]
    public async Task OldestUnfinished_IsTheAgeOfTheLongestWork()
    {
        Assert.Equal(TimeSpan.Zero, _queue.OldestUnfinished);
        _queue.Add(Key("a"), QueuePriority.Normal);
        _queue.Add(Key("b"), QueuePriority.Normal);
        var first = await TakeAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));
        await TakeAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(7), _queue.OldestUnfinished);
        _queue.Done(first);
        Assert.Equal(TimeSpan.FromSeconds(2), _queue.OldestUnfinished);
    }

    private static EntityKey Key(string name) => new("default", name);

    private ValueTask<EntityKey> TakeAsync() => _queue.TakeAsync(CancellationToken.None);

    private async Task<string[]> TakeNamesAsync(int count)
    {
        var names = new string[count];
        for (var index = 0; index < count; index++)
        {
            names[index] = (await TakeAsync()).Name;
        }

        return names;
    }
}
