using Heat.Engine.Execution;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Heat.Operator.Stacks;
using Heat.Testing;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Tests.Stacks;

public sealed class DriftScheduleTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly DriftSchedule _schedule;

    public DriftScheduleTests() => _schedule = new DriftSchedule(_clock, Options.Create(new OperatorOptions()));

    [Fact]
    public void NewStack_IsDueAtOnce_ThenAfterItsIntervalWithJitter()
    {
        var stack = Stack("10m");
        Assert.NotNull(_schedule.Demand(stack));
        _schedule.Observed(stack);
        Assert.Null(_schedule.Demand(stack));
        var wait = _schedule.UntilDue(stack)!.Value;
        Assert.InRange(wait, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(12));
        _clock.Advance(wait);
        Assert.NotNull(_schedule.Demand(stack));
    }

    [Fact]
    public void ChangedInterval_HoldsAtOnce()
    {
        _schedule.Observed(Stack("1h"));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(_schedule.Demand(Stack("1s")));
    }

    [Fact]
    public void Ignore_NeverLooks()
    {
        var stack = Stack("1s", DriftPolicy.Ignore);
        Assert.Null(_schedule.Demand(stack));
        Assert.Null(_schedule.UntilDue(stack));
    }

    [Fact]
    public void ObservationMayBeALittleOld_SoThatStacksShareIt()
    {
        var demand = _schedule.Demand(Stack("10m"))!.Value;
        Assert.InRange(_clock.GetUtcNow() - demand, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
    }

    private static V1Alpha1Stack Stack(string interval, DriftPolicy? policy = null) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", Namespace = "team", Uid = "0f3c" },
        Spec = new V1Alpha1StackSpec { Drift = new DriftSpec { Interval = interval, Policy = policy } },
    };
}
