using Heat.Kubernetes.LeaderElection;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.LeaderElection;

public sealed class LeadershipGuardTests : IDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(10);
    private readonly ManualTimeProvider _clock = new();
    private readonly LeadershipGuard _guard;

    public LeadershipGuardTests() => _guard = new LeadershipGuard(_clock);

    public void Dispose() => _guard.Dispose();

    [Fact]
    public void New_DoesNotLead()
    {
        Assert.False(_guard.IsValid);
        Assert.Throws<NotLeadingException>(_guard.ThrowIfNotLeading);
        Assert.False(_guard.WaitAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Extended_LeadsUntilTheTermIsOver()
    {
        _guard.Extend(_guard.Now(), Term);
        await _guard.WaitAsync(CancellationToken.None);
        _clock.Advance(Term - TimeSpan.FromMilliseconds(1));
        _guard.ThrowIfNotLeading();
        Assert.False(_guard.Lost.IsCancellationRequested);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(_guard.IsValid);
        Assert.True(_guard.Lost.IsCancellationRequested);
    }

    [Fact]
    public void Extended_TheTermCountsFromBeforeTheRequest()
    {
        var beforeTheRequest = _guard.Now();
        _clock.Advance(TimeSpan.FromSeconds(4));
        _guard.Extend(beforeTheRequest, Term);

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.False(_guard.IsValid);
    }

    [Fact]
    public void ExtendedAgain_LeadsOn()
    {
        _guard.Extend(_guard.Now(), Term);
        _clock.Advance(TimeSpan.FromSeconds(8));
        _guard.Extend(_guard.Now(), Term);
        _clock.Advance(TimeSpan.FromSeconds(8));

        Assert.True(_guard.IsValid);
        Assert.False(_guard.Lost.IsCancellationRequested);
    }

    [Fact]
    public void MachineSlept_TheWallClockEndsTheTerm()
    {
        _guard.Extend(_guard.Now(), Term);

        _clock.ShiftWallClock(TimeSpan.FromMinutes(5));

        Assert.Throws<NotLeadingException>(_guard.ThrowIfNotLeading);
    }

    [Fact]
    public void Revoked_NeverLeadsAgain()
    {
        _guard.Extend(_guard.Now(), Term);
        _guard.Revoke();

        _guard.Extend(_guard.Now(), Term);

        Assert.False(_guard.IsValid);
    }

    [Fact]
    public async Task Always_LeadsFromTheStart()
    {
        using var guard = LeadershipGuard.Always(_clock);

        await guard.WaitAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(1000));

        Assert.True(guard.IsValid);
    }
}
