using System.Text.Json;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Tests.Integration;
using Heat.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.Kubernetes.Tests.LeaderElection;

public sealed class LeaderElectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private readonly ManualTimeProvider _clock = new();
    private readonly LeaseStore _store = new();
    private readonly List<Candidate> _candidates = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var candidate in _candidates)
        {
            await candidate.StopAsync();
        }
    }

    [Fact]
    public void Alone_LeadsAtOnce_AndRenews()
    {
        var candidate = Start("a");

        Assert.True(candidate.Guard.IsValid);
        Pass(TimeSpan.FromMinutes(1));

        Assert.True(candidate.Guard.IsValid);
        Assert.Equal("a", _store.Spec!.HolderIdentity);
        Assert.Equal(15, _store.Spec.LeaseDurationSeconds);
        Assert.InRange(_store.Writes, 29, 32);
    }

    [Fact]
    public void TwoCandidates_OnlyOneLeads()
    {
        var first = Start("a");
        var second = Start("b");

        Pass(TimeSpan.FromMinutes(5));

        Assert.True(first.Guard.IsValid);
        Assert.False(second.Guard.IsValid);
    }

    public static TheoryData<Exception> WaysToFail =>
        [new HttpRequestException("The network is down."), new IOException("The answer broke off."), new JsonException("The answer is cut."), new TaskCanceledException()];

    [Fact]
    public async Task ElectionThatBreaks_EndsTheProcess()
    {
        var leader = Start("a");
        (leader.Client.IsCut, leader.Client.CutBy) = (true, new InvalidOperationException("A mistake in the client."));
        Pass(TimeSpan.FromSeconds(5));

        Assert.False(leader.Guard.IsValid);
        Assert.Contains("a lost the lease", await leader.Termination.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(leader.StopAsync);
        _candidates.Remove(leader);
    }

    [Theory]
    [MemberData(nameof(WaysToFail), DisableDiscoveryEnumeration = true)]
    public async Task LeaderCutOff_EndsBeforeTheOtherStarts(Exception way)
    {
        var first = Start("a");
        var second = Start("b");
        Pass(TimeSpan.FromSeconds(7));

        (first.Client.IsCut, first.Client.CutBy) = (true, way);
        var overlaps = 0;
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(30); passed += Step)
        {
            Pass(Step);
            overlaps += first.Guard.IsValid && second.Guard.IsValid ? 1 : 0;
        }

        Assert.Equal(0, overlaps);
        Assert.True(second.Guard.IsValid);
        Assert.Contains("a lost the lease", await first.Termination.Reason, StringComparison.Ordinal);
        Assert.Equal(1, _store.Spec!.LeaseTransitions);
    }

    [Fact]
    public void LeaderGone_TheOtherTakesOverWhenTheLeaseEnds()
    {
        var first = Start("a");
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        var second = Start("b"); // looks 700 ms after each renewal
        Pass(TimeSpan.FromSeconds(4));

        first.Client.IsCut = true;
        Pass(TimeSpan.FromSeconds(15));
        var before = second.Guard.IsValid;
        Pass(Step);

        Assert.False(before);
        Assert.True(second.Guard.IsValid);
    }

    [Fact]
    public void LeaderCutOffForAMoment_LeadsOn()
    {
        var first = Start("a");
        Start("b");
        Pass(TimeSpan.FromSeconds(7));

        first.Client.IsCut = true;
        Pass(TimeSpan.FromSeconds(6));
        first.Client.IsCut = false;
        Pass(TimeSpan.FromSeconds(60));

        Assert.True(first.Guard.IsValid);
        Assert.Equal(0, _store.Spec!.LeaseTransitions);
    }

    [Fact]
    public async Task LeaderStopped_GivesTheLeaseBack_AndTheOtherNeedNotWait()
    {
        var first = Start("a");
        var second = Start("b");
        Pass(TimeSpan.FromSeconds(4));

        await first.StopAsync();
        Pass(TimeSpan.FromSeconds(3));

        Assert.False(first.Guard.IsValid);
        Assert.True(second.Guard.IsValid);
        Assert.False(first.Termination.Reason.IsCompleted);
    }

    [Fact]
    public void LeaseTakenByForce_EndsTheLeaderAtOnce()
    {
        var first = Start("a");
        Pass(TimeSpan.FromSeconds(4));
        var lease = _store.Read()!;
        lease.Spec!.HolderIdentity = "z";
        _store.Write(lease, isNew: false);

        Pass(TimeSpan.FromSeconds(3));

        Assert.False(first.Guard.IsValid);
        Assert.True(first.Termination.Reason.IsCompleted);
    }

    [Fact]
    public async Task ClocksThatDiffer_DoNotMatter()
    {
        Start("a");
        var lease = _store.Read()!;
        lease.Spec!.HolderIdentity = "from-the-future";
        lease.Spec.RenewTime = _clock.GetUtcNow() + TimeSpan.FromDays(365);
        await _candidates[0].StopAsync();
        lease.Metadata.ResourceVersion = _store.Read()!.Metadata.ResourceVersion;
        _store.Write(lease, isNew: false);

        var second = Start("b");
        Pass(TimeSpan.FromSeconds(14));
        Assert.False(second.Guard.IsValid);
        Pass(TimeSpan.FromSeconds(3));

        Assert.True(second.Guard.IsValid);
    }

    [Theory]
    [InlineData(15, 15, 2)]
    [InlineData(15, 10, 10)]
    [InlineData(15, 10, 0)]
    public void PeriodsThatDoNotFit_AreRefused(int duration, int deadline, int retry)
    {
        var options = new LeaderElectionOptions
        {
            LeaseDuration = TimeSpan.FromSeconds(duration),
            RenewDeadline = TimeSpan.FromSeconds(deadline),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        };

        Assert.Throws<ArgumentException>(options.Validate);
    }

    private Candidate Start(string identity)
    {
        var candidate = new Candidate(identity, _store, _clock);
        _candidates.Add(candidate);
        return candidate;
    }

    /// <summary>Moves the clock in small steps. Candidates run on this thread, so they have come to rest after each.</summary>
    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            _clock.Advance(Step);
        }
    }

    private sealed class Candidate
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public Candidate(string identity, LeaseStore store, ManualTimeProvider clock)
        {
            Client = new LeaseClient(store);
            Guard = new LeadershipGuard(clock);
            var options = new LeaderElectionOptions { Identity = identity, LeaseNamespace = "default" };
            var elector = new LeaderElector(Client, options, Guard, Termination, clock, NullLogger<LeaderElector>.Instance);

            _running = Inline.Run(() => elector.RunAsync(_stop.Token));
        }

        public LeaseClient Client { get; }

        public LeadershipGuard Guard { get; }

        public RecordedTermination Termination { get; } = new();

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _running;
        }
    }
}
