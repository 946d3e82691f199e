using Heat.Engine.Stacks;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Tests.Entities;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Nesting;

public sealed class ChildViewTests
{
    [Theory]
    [MemberData(nameof(StackReasonTests.All), MemberType = typeof(StackReasonTests))]
    public void StackThatIsNotReady_HasFailed_WhereItsReasonMeansTrouble(StackReason reason) =>
        Assert.Equal(reason.Meaning() == ReasonMeaning.Trouble ? StackStatus.Failed : StackStatus.InProgress, Standing("False", reason.ToString()));

    [Theory]
    [InlineData(StackReason.StillNeeded)]
    [InlineData(StackReason.Suspended)]
    [InlineData(StackReason.DeletionProtected)]
    [InlineData(StackReason.AwaitingApproval)]
    public void StackThatWaits_HasNotFailed(StackReason reason) => Assert.Equal(StackStatus.InProgress, Standing("False", reason.ToString()));

    [Fact]
    public void ReadyStack_IsComplete_AndOneThatSaidNothingYetIsAtWork()
    {
        Assert.Equal(StackStatus.Complete, Standing("True", nameof(StackReason.Succeeded)));
        Assert.Equal(StackStatus.InProgress, ChildView.Of(Stack(null), MapValue.Empty).Status);
    }

    private static StackStatus Standing(string status, string reason) =>
        ChildView.Of(Stack(new V1Condition { Type = ConditionTypes.Ready, Status = status, Reason = reason }), MapValue.Empty).Status;

    private static V1Alpha1Stack Stack(V1Condition? ready) => new()
    {
        Metadata = new V1ObjectMeta { Name = "inner", Namespace = "team", Uid = "0f3c", Generation = 1 },
        Spec = new V1Alpha1StackSpec(),
        Status = new V1Alpha1StackStatus { Conditions = ready is null ? null : [ready] },
    };
}
