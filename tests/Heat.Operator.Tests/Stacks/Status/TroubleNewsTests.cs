using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class TroubleNewsTests
{
    [Fact]
    public void Trouble_IsToldOnce_AndAgainWhenItIsAnother()
    {
        var missing = Ready("False", "SourceMissing", "There is no Secret 'a'.");
        Assert.Equal("SourceMissing", TroubleNews.Of(null, missing)?.Reason);
        Assert.Null(TroubleNews.Of(missing, missing));
        Assert.NotNull(TroubleNews.Of(missing, Ready("False", "SourceMissing", "There is no Secret 'b'.")));
        Assert.NotNull(TroubleNews.Of(Ready("True", "Succeeded", ""), missing));
    }

    [Fact]
    public void WorkWaitsAndSuccess_AreNoTrouble()
    {
        Assert.Null(TroubleNews.Of(null, Ready("False", "Progressing", "")));
        Assert.Null(TroubleNews.Of(null, Ready("False", "DependencyNotReady", "")));
        Assert.Null(TroubleNews.Of(null, Ready("False", "Suspended", "")));
        Assert.Null(TroubleNews.Of(null, Ready("True", "Succeeded", "")));
        Assert.Null(TroubleNews.Of(null, null));
    }

    private static List<V1Condition> Ready(string status, string reason, string message) =>
        [new() { Type = ConditionTypes.Ready, Status = status, Reason = reason, Message = message }];
}
