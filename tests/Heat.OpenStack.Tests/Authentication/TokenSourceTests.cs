using System.Net;
using Heat.OpenStack.Authentication;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Tests.Scripted;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.OpenStack.Tests.Authentication;

public sealed class TokenSourceTests
{
    private readonly HastyClock _clock = new();
    private readonly TokenSource _source;
    private Func<int, Task<Token>> _keystone;
    private int _asked;

    public TokenSourceTests()
    {
        _keystone = number => Task.FromResult(Make($"token-{number}"));
        _source = new TokenSource(_ => _keystone(Interlocked.Increment(ref _asked)), _clock, NullLogger.Instance);
    }

    [Fact]
    public async Task ManyCallers_ShareOneToken()
    {
        var gate = new TaskCompletionSource<Token>();
        _keystone = _ => gate.Task;
        var callers = Enumerable.Range(0, 100).Select(_ => _source.GetAsync(default).AsTask()).ToList();
        gate.SetResult(Make("token-1"));
        var tokens = await Task.WhenAll(callers);
        Assert.Single(tokens.Distinct());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task TokenThatNearsItsEnd_IsUsedWhileTheNextIsFetched()
    {
        var first = await _source.GetAsync(default);
        var gate = new TaskCompletionSource<Token>();
        _keystone = _ => gate.Task;

        _clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Same(first, await _source.GetAsync(default));
        Assert.Same(first, await _source.GetAsync(default));

        var next = Make("token-2");
        gate.SetResult(next);
        await _source.Renewal;
        Assert.Same(next, await _source.GetAsync(default));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task FailedRenewal_KeepsTheOldTokenAndPauses()
    {
        var first = await _source.GetAsync(default);
        _keystone = _ => Task.FromException<Token>(Failure(null));
        _clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Same(first, await _source.GetAsync(default));
        await _source.Renewal;
        Assert.Same(first, await _source.GetAsync(default));
        Assert.Equal(2, _asked);

        _keystone = number => Task.FromResult(Make($"token-{number}"));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Same(first, await _source.GetAsync(default));
        await _source.Renewal;
        Assert.NotSame(first, await _source.GetAsync(default));
    }

    [Fact]
    public async Task EndedToken_IsReplacedBeforeUse()
    {
        var first = await _source.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(60));
        Assert.NotSame(first, await _source.GetAsync(default));
    }

    [Fact]
    public async Task RefusedToken_IsReplacedOnceForAll()
    {
        var first = await _source.GetAsync(default);
        for (var caller = 0; caller < 10; caller++)
        {
            _source.Refuse(first);
            await _source.GetAsync(default);
        }

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Refusal_IsRememberedForAMoment()
    {
        _keystone = _ => Task.FromException<Token>(Failure(HttpStatusCode.Unauthorized));
        for (var caller = 0; caller < 10; caller++)
        {
            var error = await Assert.ThrowsAsync<OpenStackException>(async () => await _source.GetAsync(default));
            Assert.Equal((HttpStatusCode.Unauthorized, Disposition.Terminal), (error.StatusCode, error.Disposition));
        }

        Assert.Equal(1, _asked);
        _keystone = number => Task.FromResult(Make($"token-{number}"));
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.NotNull(await _source.GetAsync(default));
    }

    [Fact]
    public async Task UnreachableKeystone_IsAskedAgainByTheNextCaller()
    {
        _keystone = _ => Task.FromException<Token>(Failure(null));
        await Assert.ThrowsAsync<OpenStackException>(async () => await _source.GetAsync(default));
        _keystone = number => Task.FromResult(Make($"token-{number}"));
        Assert.NotNull(await _source.GetAsync(default));
    }

    [Fact]
    public async Task CallerThatGivesUp_DoesNotEndItForOthers()
    {
        var gate = new TaskCompletionSource<Token>();
        _keystone = _ => gate.Task;
        using var stop = new CancellationTokenSource();
        var impatient = _source.GetAsync(stop.Token).AsTask();
        var patient = _source.GetAsync(default).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult(Make("token-1"));
        Assert.Equal("token-1", (await patient).Value.Reveal());
    }

    [Theory]
    [InlineData(0.0, 54)]
    [InlineData(1.0, 48)]
    public void Renewal_BeginsInTheLastFifthToTenth(double jitter, int minutes)
    {
        var body = new System.Text.Json.Nodes.JsonObject
        {
            // Keystone's clock is a day ahead of ours: only the length of the life counts.
            ["issued_at"] = "2030-01-02T12:00:00.000000Z",
            ["expires_at"] = "2030-01-02T13:00:00.000000Z",
            ["user"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "u" },
        };
        var token = TokenReader.Read("t", body, HastyClock.Start, jitter);
        Assert.Equal(HastyClock.Start + TimeSpan.FromMinutes(60), token.ExpiresAt);
        Assert.Equal(HastyClock.Start + TimeSpan.FromMinutes(minutes), token.RefreshAt);
    }

    private static OpenStackException Failure(HttpStatusCode? status) => new("no")
    {
        Service = "identity",
        StatusCode = status,
        Disposition = status is null ? Disposition.Retry : Disposition.Terminal,
    };

    private Token Make(string value) => new()
    {
        Value = new Secret(value),
        ExpiresAt = _clock.GetUtcNow() + TimeSpan.FromMinutes(60),
        RefreshAt = _clock.GetUtcNow() + TimeSpan.FromMinutes(48),
        Catalog = ServiceCatalog.Empty,
        UserId = "u",
    };
}
