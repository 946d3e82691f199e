using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Schemas;

namespace Heat.Engine.Tests.Execution;

public sealed class StateLedgerTests
{
    private static readonly TimeSpan SaveWithin = TimeSpan.FromMilliseconds(500);
    private readonly ManualClock _clock = new();
    private readonly GatedStore _store = new();

    [Fact]
    public async Task IntentionsOfAWave_ShareOneSave()
    {
        await using var ledger = Ledger();
        var commits = new List<Task>();
        using (ledger.OpenWave())
        {
            for (var number = 0; number < 10; number++)
            {
                ledger.Record(Incarnation(number));
                commits.Add(ledger.CommitAsync());
            }
        }

        await Task.WhenAll(commits);
        Assert.Equal([10], _store.Sizes);
    }

    [Fact]
    public async Task WhatComesWhileSaving_SharesTheNextSave()
    {
        _store.Gate = new TaskCompletionSource();
        await using var ledger = Ledger();
        ledger.Record(Incarnation(0));
        var first = ledger.CommitAsync();
        await _store.Entered.Task;
        ledger.Record(Incarnation(1));
        var second = ledger.CommitAsync();
        ledger.Record(Incarnation(2));
        var third = ledger.CommitAsync();
        Assert.False(first.IsCompleted);
        _store.Gate.SetResult();
        await Task.WhenAll(first, second, third);
        Assert.Equal([1, 3], _store.Sizes);
    }

    [Fact]
    public async Task RecordThatNobodyWaitsFor_IsSavedInTime()
    {
        await using var ledger = Ledger();
        ledger.Record(Incarnation(0));
        Assert.Empty(_store.Sizes);
        _clock.Advance(SaveWithin);
        await _store.Entered.Task;
        Assert.Equal([1], _store.Sizes);
    }

    [Fact]
    public async Task NothingNew_SavesNothing()
    {
        await using var ledger = Ledger();
        await ledger.CommitAsync();
        ledger.Record(state => state);
        await ledger.CommitAsync();
        Assert.Empty(_store.Sizes);
    }

    [Fact]
    public async Task RefusedSave_ReachesEveryoneWhoWaitsNowAndLater()
    {
        _store.Fault = new InvalidOperationException("disk");
        await using var ledger = Ledger();
        ledger.Record(Incarnation(0));
        var fault = await Assert.ThrowsAsync<StackStateException>(ledger.CommitAsync);
        Assert.Equal("disk", fault.InnerException?.Message);
        _store.Fault = null;
        ledger.Record(Incarnation(1));
        await Assert.ThrowsAsync<StackStateException>(ledger.CommitAsync);
        Assert.Empty(_store.Sizes);
    }

    [Fact]
    public async Task Names_FollowTheCurrentIncarnation()
    {
        await using var ledger = Ledger();
        var (first, second) = (Incarnation(1) with { Name = new("A") }, Incarnation(2) with { Name = new("A") });
        ledger.Record(first);
        ledger.Supersede(first with { IsCurrent = false }, second);
        Assert.Equal(second.ShortId, ledger.Current("A")?.ShortId);
        Assert.Equal([first.ShortId], ledger.OldOnes("A").Select(old => old.ShortId));
        ledger.Forget(second);
        Assert.Null(ledger.Current("A"));
        Assert.Null(ledger.Find(second.ShortId));
    }

    private StateLedger Ledger() => new(
        _store, new StackIdentity(new StackId("id"), "stack", "team"), StackState.Empty, SaveWithin, _clock, CancellationToken.None);

    private static Incarnation Incarnation(int number) => new()
    {
        ShortId = new ShortId($"{number}"),
        Name = new ResourceName($"r{number}"),
        Type = "Thing",
        PhysicalName = "x",
        Phase = IncarnationPhase.Creating,
        Applied = PropertyTree.Empty,
        DefinitionHash = "",
    };

    private sealed class GatedStore : IStackStore
    {
        public List<int> Sizes { get; } = [];

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Gate { get; set; }

        public Exception? Fault { get; set; }

        public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken) => Task.FromResult(StackState.Empty);

        public async Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Sizes.Add(state.Incarnations.Count);
            Entered.TrySetResult();
            if (Gate is { } gate)
            {
                await gate.Task;
            }
        }

        public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
