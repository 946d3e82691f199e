using Heat.Engine.Stacks;
using Heat.Operator.Stacks.History;
using Heat.Testing;

namespace Heat.Operator.Tests.Stacks.History;

public sealed class HistoryLaneTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<HistoryBatch> _batches = [];
    private readonly HistoryLane _lane;
    private bool _fails;

    public HistoryLaneTests() => _lane = new HistoryLane(new StackIdentity(new StackId("id"), "web", "team"), WriteAsync, _clock);

    public void Dispose() => _lane.Dispose();

    [Fact]
    public void Entries_AreWrittenAtOnce_AfterThePause()
    {
        _lane.Add([1]);
        _lane.Add([2]);
        Assert.Empty(_batches);

        _clock.Advance(HistoryLane.Pause);

        Assert.Equal(2, Assert.Single(_batches).Lines.Count);
    }

    [Fact]
    public void NothingNew_NothingIsWritten()
    {
        _lane.Add([1]);
        _clock.Advance(HistoryLane.Pause);
        _lane.Settle();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Single(_batches);
    }

    [Fact]
    public void StackAtRest_IsWrittenWithoutPause_AndNotKeptInMemory()
    {
        _lane.Add([1]);
        _lane.Settle();
        _clock.Advance(TimeSpan.Zero);
        Assert.Single(_batches);

        _lane.Add([2]);
        _clock.Advance(HistoryLane.Pause);
        Assert.Null(_batches[1].Book);
    }

    [Fact]
    public void StackAtWork_IsNotReadAgain()
    {
        _lane.Add([1]);
        _clock.Advance(HistoryLane.Pause);
        _lane.Add([2]);
        _clock.Advance(HistoryLane.Pause);

        Assert.NotNull(_batches[1].Book);
        Assert.Equal([true, false], _batches.Select(batch => batch.IsFirst));
    }

    [Fact]
    public void FailedWrite_IsTriedAgain_InOrder()
    {
        _fails = true;
        _lane.Add([1]);
        _clock.Advance(HistoryLane.Pause);
        _fails = false;
        _lane.Add([2]);
        _clock.Advance(HistoryLane.RetryPause);

        Assert.Equal([1, 2], _batches[^1].Lines.Select(line => (int)line[0]));
    }

    private Task<HistoryBook?> WriteAsync(HistoryLane lane, HistoryBatch batch)
    {
        _batches.Add(batch);
        return Task.FromResult(_fails ? null : new HistoryBook());
    }
}
