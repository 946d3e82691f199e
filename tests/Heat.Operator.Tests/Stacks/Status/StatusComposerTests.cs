using System.Text.Json;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Status;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class StatusComposerTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void CompleteStack_IsReadyAndNothingElse()
    {
        var status = StatusComposer.Compose(Stack(), Report(StackStatus.Complete, Resource("net")), Now);
        Assert.Equal("True", Condition(status, ConditionTypes.Ready)!.Status);
        Assert.Null(Condition(status, ConditionTypes.Reconciling));
        Assert.Null(Condition(status, ConditionTypes.Stalled));
        Assert.Equal("False", Condition(status, ConditionTypes.Drifted)!.Status);
        Assert.Equal(("CREATE", "COMPLETE", "1/1"), (status.Action, status.Status, status.ResourceCounts!.Summary));
        Assert.Equal(3, status.ObservedGeneration);
    }

    [Fact]
    public void FailedResource_BlocksWithTheCloudsRequestId()
    {
        var failed = Resource("server") with { Status = StackStatus.Failed, Reason = "No valid host was found.", RequestId = "req-1" };
        var status = StatusComposer.Compose(Stack(), Report(StackStatus.Failed, Resource("net"), failed), Now);
        var blocking = Assert.Single(status.Blocking!);
        Assert.Equal(("server", "No valid host was found.", "req-1"), (blocking.Path, blocking.Reason, blocking.RequestId));
        Assert.Equal(nameof(StackReason.ResourceFailed), Condition(status, ConditionTypes.Ready)!.Reason);
        Assert.Equal("True", Condition(status, ConditionTypes.Reconciling)!.Status);
    }

    [Fact]
    public void WorkUnderWay_SaysWhatItWaitsFor()
    {
        var waiting = Resource("done") with { Status = StackStatus.InProgress, Reason = "0 of 1 signals received" };
        var report = Report(StackStatus.InProgress, Resource("net"), waiting) with { Reason = "Stack CREATE goes on: done" };
        Assert.Equal("Stack CREATE goes on: done (0 of 1 signals received)", Message(report));
        var behind = Resource("after") with { Status = StackStatus.InProgress, Reason = "waits for done" };
        Assert.Equal(
            "Stack CREATE goes on: after, done (done: 0 of 1 signals received)",
            Message(report with { Reason = "Stack CREATE goes on: after, done", Resources = [behind, waiting] }));
        Assert.Equal(report.Reason, Message(report with { Resources = [behind] }));
        Assert.Equal(report.Reason, Message(report with { Status = StackStatus.Failed })); // what failed is what matters
    }

    [Theory]
    [InlineData(DriftPolicy.Correct, false)]
    [InlineData(DriftPolicy.Report, true)]
    public void FailedCheck_IsStalled_WhereNobodyCorrectsWhatItFound(DriftPolicy policy, bool isStalled)
    {
        var stack = Stack();
        stack.Spec = new V1Alpha1StackSpec { Drift = new DriftSpec { Policy = policy } };
        var status = StatusComposer.Compose(stack, Report(StackStatus.Failed, Resource("net")) with { Action = StackAction.Check }, Now);
        Assert.Equal(isStalled, Condition(status, ConditionTypes.Stalled) is not null);
        Assert.Equal(!isStalled, Condition(status, ConditionTypes.Reconciling) is not null);
    }

    [Fact]
    public void Hook_IsToldWithTheCommandThatClearsIt()
    {
        var paused = Resource("net") with { Status = StackStatus.InProgress, Hook = "pre-create" };
        var message = Message(Report(StackStatus.InProgress, paused) with { Reason = "Stack CREATE goes on: net" });
        Assert.EndsWith("kubectl annotate --overwrite stack web orchestration.openstack.org/clear-hook=pre-create:net", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TimedOut_IsAReasonOfItsOwn_AndNamesWhatItWaitsFor()
    {
        var waiting = Resource("done") with { Status = StackStatus.InProgress, Reason = "0 of 1 signals received" };
        var report = Report(StackStatus.Failed, waiting) with { IsTimedOut = true, Reason = "Timed out: CREATE is not complete after 01:00:00 for done." };
        Assert.Equal(nameof(StackReason.TimedOut), Condition(StatusComposer.Compose(Stack(), report, Now), ConditionTypes.Ready)!.Reason);
        Assert.Contains("(done: 0 of 1 signals received)", Message(report), StringComparison.Ordinal);
    }

    private static string? Message(PassReport report) => Condition(StatusComposer.Compose(Stack(), report, Now), ConditionTypes.Ready)?.Message;

    [Fact]
    public void SameReportLater_GivesTheSameStatus()
    {
        var stack = Stack();
        var report = Report(StackStatus.Complete, Resource("net"));
        stack.Status = StatusComposer.Compose(stack, report, Now);
        var later = StatusComposer.Compose(stack, report, Now.AddHours(5));
        Assert.Equal(Json(stack.Status), Json(later));
    }

    [Fact]
    public void ManyResources_ListOnlyThoseThatAreNotComplete()
    {
        var resources = Enumerable.Range(0, 10_000).Select(i => Resource($"r{i}") with { Status = i % 1000 == 0 ? StackStatus.Failed : StackStatus.Complete });
        var status = StatusComposer.Compose(Stack(), Report(StackStatus.Failed, [.. resources]), Now);
        Assert.Equal(10, status.Resources!.Count);
        Assert.True(status.ResourcesTruncated);
        Assert.Equal(10_000, status.ResourceCounts!.Total);
        Assert.Equal(5, status.Blocking!.Count);
    }

    [Fact]
    public void SecretOutputAndDrift_AreMasked()
    {
        var secret = new TextValue("hunter2", isSecret: true);
        var report = Report(StackStatus.Complete, Resource("web") with { Drift = [new PropertyDrift("admin_pass", secret, new TextValue("hunter3"))] }) with
        {
            Outputs = [new EvaluatedOutput("password", "", secret), new EvaluatedOutput("parts", "", new ListValue([secret]))],
        };
        var status = StatusComposer.Compose(Stack(), report, Now);
        Assert.DoesNotContain("hunter", Json(status), StringComparison.Ordinal);
        Assert.All(status.Outputs!, output => Assert.True(output.Secret));
        Assert.Equal("True", Condition(status, ConditionTypes.Drifted)!.Status);
    }

    [Fact]
    public void Problem_KeepsWhatWasKnownAndSaysWhy()
    {
        var stack = Stack();
        stack.Status = StatusComposer.Compose(stack, Report(StackStatus.Complete, Resource("net")), Now);
        var status = StatusComposer.Compose(stack, StackProblem.Stalled(StackReason.SourceMissing, "There is no Secret 'clouds'."), Now);
        Assert.Equal("1/1", status.ResourceCounts!.Summary);
        Assert.Equal(("False", "SourceMissing"), (Condition(status, ConditionTypes.Ready)!.Status, Condition(status, ConditionTypes.Ready)!.Reason));
        Assert.Equal("True", Condition(status, ConditionTypes.Stalled)!.Status);
        Assert.Null(Condition(status, ConditionTypes.Reconciling));
    }

    [Theory]
    [InlineData(StackReason.Suspended)]
    [InlineData(StackReason.DeletionProtected)]
    [InlineData(StackReason.AwaitingApproval)]
    public void WaitThatTheSpecAsksFor_IsNeitherWorkNorFailure(StackReason reason)
    {
        var status = StatusComposer.Compose(Stack(), StackProblem.Stalled(reason, "The spec says so."), Now);
        Assert.Equal("False", Condition(status, ConditionTypes.Ready)!.Status);
        Assert.Null(Condition(status, ConditionTypes.Stalled));
        Assert.Null(Condition(status, ConditionTypes.Reconciling));
    }

    private static V1Condition? Condition(V1Alpha1StackStatus status, string type) => status.Conditions?.Find(condition => condition.Type == type);

    private static string Json(V1Alpha1StackStatus status) => JsonSerializer.Serialize(status, KubernetesJson.Options);

    private static V1Alpha1Stack Stack() => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", Namespace = "team", Uid = "0f3c", Generation = 3 },
    };

    private static PassReport Report(StackStatus status, params ResourceReport[] resources) => new()
    {
        Action = StackAction.Create,
        Status = status,
        Reason = "Said in one sentence.",
        Generation = 3,
        Resources = [.. resources],
    };

    private static ResourceReport Resource(string name) => new()
    {
        Name = name,
        Type = "OS::Neutron::Net",
        PhysicalId = $"id-{name}",
        Action = "CREATE",
        Status = StackStatus.Complete,
        Since = Now,
    };
}
