using Heat.Simulator.Storage;

namespace Heat.Simulator.Tests.Storage;

public sealed class AgendaTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Due_HappensInOrderOfTime()
    {
        var agenda = new Agenda(_clock);
        var happened = new List<int>();
        agenda.After(TimeSpan.FromSeconds(2), () => happened.Add(2));
        agenda.After(TimeSpan.FromSeconds(1), () => happened.Add(1));
        agenda.After(TimeSpan.FromSeconds(3), () => happened.Add(3));

        agenda.Settle();
        Assert.Empty(happened);
        _clock.Advance(TimeSpan.FromSeconds(2));
        agenda.Settle();
        Assert.Equal([1, 2], happened);
    }

    [Fact]
    public void WhatHappensAtOnce_WaitsForTheNextLook()
    {
        var agenda = new Agenda(_clock);
        var happened = 0;
        agenda.After(TimeSpan.Zero, () => agenda.After(TimeSpan.Zero, () => happened++));

        agenda.Settle();
        Assert.Equal(0, happened);
        agenda.Settle();
        Assert.Equal(1, happened);
    }
}
