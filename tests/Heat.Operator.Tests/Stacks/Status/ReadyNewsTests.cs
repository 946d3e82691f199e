using Heat.Kubernetes.Events;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class ReadyNewsTests
{
    [Fact]
    public void Trouble_IsToldOnce_AndAgainWhenItIsAnother()
    {
        var missing = Ready("False", "SourceMissing", "There is no Secret 'a'.");
        Assert.Equal("SourceMissing", ReadyNews.Of(null, missing)?.Reason);
        Assert.Null(ReadyNews.Of(missing, missing));
        Assert.NotNull(ReadyNews.Of(missing, Ready("False", "SourceMissing", "There is no Secret 'b'.")));
        Assert.NotNull(ReadyNews.Of(Ready("True", "Succeeded", ""), missing));
    }

    [Fact]
    public void WorkAndSuccess_AreToldWhenTheWordChanges()
    {
        var begun = Ready("False", "Progressing", "1/3");
        Assert.NotNull(ReadyNews.Of(null, begun));
        Assert.Null(ReadyNews.Of(begun, Ready("False", "Progressing", "2/3")));
        Assert.NotNull(ReadyNews.Of(begun, Ready("True", "Succeeded", "")));
    }

    [Fact]
    public void NoCondition_IsNoNews() => Assert.Null(ReadyNews.Of(null, null));

    [Theory]
    [InlineData(StackReason.Succeeded, EventType.Normal)]
    [InlineData(StackReason.DependencyNotReady, EventType.Normal)]
    [InlineData(StackReason.StillNeeded, EventType.Normal)]
    [InlineData(StackReason.DeletionProtected, EventType.Normal)]
    [InlineData(StackReason.ResourceFailed, EventType.Warning)]
    public void OnlyTrouble_IsAWarning(StackReason reason, EventType type) =>
        Assert.Equal(type, ReadyNews.TypeOf(Ready("False", reason.ToString(), "").Single()));

    private static List<V1Condition> Ready(string status, string reason, string message) =>
        [new() { Type = ConditionTypes.Ready, Status = status, Reason = reason, Message = message }];
}
