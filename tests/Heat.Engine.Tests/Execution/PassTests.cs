using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Engine.Testing;
using Heat.Engine.Tests.Planning;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Engine.Tests.Execution;

public sealed class PassTests
{
    [Fact]
    public async Task CancelledPass_KeepsTheIdsItLearned()
    {
        var rig = new Rig { Cloud = { BuildTime = TimeSpan.FromSeconds(5) } };
        using var cancellation = new CancellationTokenSource();
        rig.Cloud.AfterCall = call =>
        {
            if (call == "create")
            {
                cancellation.Cancel();
            }
        };
        rig.Apply(new FakeTemplate([Fakes.Resource("A"), Fakes.Resource("B", ("a", "$A"))]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.PassAsync(cancellation.Token));
        var saved = Assert.Single(rig.State.Incarnations.Values);
        Assert.Equal("A#1", saved.PhysicalId?.Value);
    }

    [Fact]
    public async Task RefusedSave_EndsThePassBeforeAnythingIsCreated()
    {
        var rig = new Rig { Store = { RefuseNext = true } };
        rig.Apply(new FakeTemplate([Fakes.Resource("A")]));
        await Assert.ThrowsAsync<StackStateException>(() => rig.PassAsync());
        Assert.Empty(rig.Cloud.Objects);
        Assert.Equal(StackStatus.Complete, (await rig.UntilIdleAsync()).Status);
        Assert.Single(rig.Cloud.Objects);
    }

    [Fact]
    public async Task Wave_NeedsOneSaveForItsIntentionsAndOneForItsIds()
    {
        var rig = new Rig();
        rig.Apply(new FakeTemplate(Enumerable.Range(0, 200).Select(number => Fakes.Resource($"r{number}"))));
        await rig.PassAsync();
        Assert.Equal(200, rig.Cloud.CallCount("create"));
        Assert.Equal(2, rig.Store.Saves);
    }

    [Fact]
    public async Task AnnouncedResource_IsCreatedWithoutWaitingForASave()
    {
        var rig = new Rig { Cloud = { BuildTime = TimeSpan.FromSeconds(2) } };
        rig.Apply(Chain(2));
        await rig.PassAsync();
        var (gate, created) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Store.Gate = gate.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        rig.Cloud.AfterCall = call => (call == "create" ? created : new()).TrySetResult();
        var pass = rig.PassAsync();
        await created.Task;
        Assert.False(pass.IsCompleted);
        Assert.True(rig.State.Incarnations.Values.Single(incarnation => incarnation.Name.Value == "r1").IsAhead);
        gate.SetResult();
        await pass;
        Assert.Equal(2, rig.Cloud.Objects.Count);
    }

    [Fact]
    public async Task DeletionOfAStack_IsSavedOnceBeforeItsCallsAndNotForEach()
    {
        var rig = new Rig();
        rig.Apply(Chain(20));
        await rig.UntilIdleAsync();
        var (saves, action) = (rig.Store.Saves, StackAction.Create);
        rig.Cloud.AfterCall = call => action = call == "delete" ? rig.State.Action : action;
        rig.Delete();
        await rig.UntilIdleAsync();
        Assert.Equal((20, StackAction.Delete), (rig.Cloud.CallCount("delete"), action));
        Assert.Equal(saves + 1, rig.Store.Saves);
    }

    private static FakeTemplate Chain(int length) => new(
        [.. Enumerable.Range(0, length).Select(number => Fakes.Resource($"r{number}") with { Needs = number == 0 ? [] : [$"r{number - 1}"] })]);

    [Fact]
    public async Task UnchangedStack_CostsNoEvaluationNoCallAndNoSave()
    {
        var rig = new Rig();
        var template = new FakeTemplate([Fakes.Resource("A", ("a", "x")), Fakes.Resource("B", ("b", "$A.a"))]);
        rig.Apply(template);
        await rig.UntilIdleAsync();
        var (calls, saves, evaluations) = (rig.Cloud.TotalCalls, rig.Store.Saves, template.Evaluations);
        Assert.Equal(StackStatus.Complete, (await rig.PassAsync()).Status);
        Assert.Equal((calls, saves, evaluations), (rig.Cloud.TotalCalls, rig.Store.Saves, template.Evaluations));
    }

    [Fact]
    public async Task ParallelCalls_StayBelowTheLimit()
    {
        var rig = new Rig { Options = new EngineOptions { ParallelCalls = 5 } };
        rig.Apply(new FakeTemplate(Enumerable.Range(0, 50).Select(number => Fakes.Resource($"r{number}"))));
        await rig.PassAsync();
        Assert.Equal(50, rig.Cloud.Objects.Count);
        Assert.InRange(rig.Cloud.MostOpenCalls, 1, 5);
    }

    [Fact]
    public async Task Secrets_ReachTheCloudAndNoReport()
    {
        var rig = new Rig();
        rig.Apply(new FakeTemplate(
            [Fakes.Resource("A", ("secret", "hush-hush"), ("a", "x")), Fakes.Resource("B", ("b", "$A.secret"))],
            ImmutableDictionary<string, string>.Empty.Add("o", "$A.secret")));
        await rig.UntilIdleAsync();
        rig.Cloud.Meddle("B", found => found.Properties = found.Properties.With("b", TemplateValue.From("hush-theirs")));
        rig.Change(input => input with { Drift = DriftPolicy.Report });
        rig.Look();
        var report = await rig.PassAsync();
        Assert.True(Assert.Single(report.Outputs).Value.IsSecret);
        Assert.Equal("b", Assert.Single(report.Resources.SelectMany(resource => resource.Drift)).Property);
        Assert.DoesNotContain("hush", string.Join("|", report.Resources.Select(Shown)), StringComparison.Ordinal);
        Assert.Contains(rig.Cloud.Objects, found => found.Properties.Text("secret") == "hush-hush");
        Assert.DoesNotContain(rig.Events.Events, happened => happened.ToString().Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_TellTheStoryOfAResource()
    {
        var rig = new Rig();
        rig.Apply(new FakeTemplate([Fakes.Resource("A", ("a", "1"), ("!b", "1"))]));
        await rig.UntilIdleAsync();
        rig.Apply(new FakeTemplate([Fakes.Resource("A", ("a", "2"), ("!b", "1"))]));
        await rig.UntilIdleAsync();
        rig.Apply(new FakeTemplate([Fakes.Resource("A", ("a", "2"), ("!b", "2"))]));
        await rig.UntilIdleAsync();
        rig.Delete();
        await rig.UntilIdleAsync();
        Assert.Equal(
            [
                "CREATE_IN_PROGRESS", "CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "REPLACE_IN_PROGRESS", "REPLACE_IN_PROGRESS",
                "REPLACE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_COMPLETE",
            ],
            rig.Events.Events.Select(happened => $"{happened.Action}_{happened.Status}"));
    }

    [Fact]
    public async Task UnreachableCloudDuringTheCheck_IsTriedAgain()
    {
        var rig = new Rig { Resolver = { Fault = new CloudException(new PlannedFault { Call = "resolve" }, "resolve", "image") } };
        rig.Apply(new FakeTemplate([Fakes.Resource("A")]));
        var report = await rig.PassAsync();
        Assert.Equal((StackStatus.InProgress, false), (report.Status, report.IsStalled));
        Assert.NotNull(report.LookAgainAfter);
        Assert.Contains("resolve of image", report.Reason, StringComparison.Ordinal);
        rig.Resolver.Fault = null;
        Assert.Equal(StackStatus.Complete, (await rig.UntilIdleAsync()).Status);
    }

    [Fact]
    public async Task StackWithoutTemplate_IsAMistakeOfTheCaller()
    {
        var rig = new Rig();
        await Assert.ThrowsAsync<ArgumentException>(() => rig.PassAsync());
    }

    [Fact]
    public async Task NothingChanged_AStackInsideIsLookedAtButNotEvaluated()
    {
        var rig = new Rig();
        var template = new FakeTemplate([Fakes.Resource("outer", ("a", "1")) with { Type = "Stack", Nested = "resources: { leaf: { a: '@a' } }" }]);
        rig.Apply(template);
        await rig.UntilIdleAsync();
        var before = template.Evaluations;

        await rig.PassAsync();
        Assert.Equal(before, template.Evaluations);

        rig.Children.DeleteByHand("outer");
        Assert.Equal(StackStatus.Complete, (await rig.UntilIdleAsync()).Status);
        Assert.True(template.Evaluations > before, "A stack that was taken away is made anew from what its resource says.");
        Assert.Single(rig.Cloud.Objects);
    }

    [Fact]
    public void Container_GivesAPassFactory()
    {
        var life = new EngineLife(new Fate());
        using var services = new ServiceCollection()
            .AddHeatEngine()
            .AddSingleton(new MemoryStore().For(life))
            .AddSingleton<IEventSink, RecordedEvents>()
            .AddSingleton<IFaultClassifier, SimulatedClassifier>()
            .BuildServiceProvider(validateScopes: true);
        var pass = services.GetRequiredService<IStackPassFactory>()
            .Create(new SimulatedDrivers(new SimulatedCloud(new ManualClock()), life, new ChildWorld().For(life.Touch)), new PlainResolver());
        Assert.IsType<StackPass>(pass);
    }

    private static string Shown(ResourceReport report) =>
        $"{report.Reason} {string.Join(",", report.Drift.Select(drift => $"{drift.Desired} {drift.Live} {ValueJson.ToJson(drift.Live)}"))}";
}
