using Heat.OpenStack.Sessions;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests.Sessions;

public sealed class MemoizedLookupsTests
{
    private readonly HastyClock _clock = new();
    private readonly MemoizedLookups _lookups;
    private int _loads;

    public MemoizedLookupsTests() => _lookups = new MemoizedLookups(_clock, TimeSpan.FromSeconds(60));

    [Fact]
    public async Task ManyWhoAsk_LoadOnce()
    {
        var gate = new TaskCompletionSource<int>();
        var asked = Enumerable.Range(0, 50).Select(_ => _lookups.GetAsync("flavor/small", _ => Load(gate.Task), default)).ToList();
        gate.SetResult(7);
        Assert.All(await Task.WhenAll(asked), value => Assert.Equal(7, value));
        Assert.Equal(1, _loads);
    }

    [Fact]
    public async Task Answer_IsRememberedForItsTime()
    {
        Assert.Equal(1, await AskAsync());
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, await AskAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await AskAsync());
    }

    [Fact]
    public async Task Keys_AreApart()
    {
        Assert.Equal(1, await AskAsync());
        Assert.Equal(2, await AskAsync("other"));
    }

    [Fact]
    public async Task ForgottenAnswer_IsLoadedAgain()
    {
        Assert.Equal(1, await AskAsync());
        _lookups.Forget("key");
        Assert.Equal(2, await AskAsync());
    }

    [Fact]
    public async Task Failure_IsNotRemembered()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _lookups.GetAsync<int>("key", _ => throw new InvalidOperationException("no"), default));
        Assert.Equal(1, await AskAsync());
    }

    [Fact]
    public async Task AskerThatGivesUp_DoesNotEndItForOthers()
    {
        var gate = new TaskCompletionSource<int>();
        using var stop = new CancellationTokenSource();
        var impatient = _lookups.GetAsync("key", _ => gate.Task, stop.Token);
        var patient = _lookups.GetAsync("key", _ => gate.Task, default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult(3);
        Assert.Equal(3, await patient);
    }

    [Fact]
    public async Task OldAnswers_AreSweptAway()
    {
        for (var number = 0; number < 2000; number++)
        {
            await AskAsync($"key-{number}");
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        await AskAsync("one more");
        Assert.Equal(1, _lookups.Count);
    }

    private Task<int> AskAsync(string key = "key") => _lookups.GetAsync(key, _ => Task.FromResult(Interlocked.Increment(ref _loads)), default);

    private Task<int> Load(Task<int> answer)
    {
        Interlocked.Increment(ref _loads);
        return answer;
    }
}
