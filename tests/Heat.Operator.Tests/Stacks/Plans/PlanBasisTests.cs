using Heat.Operator.Entities;
using Heat.Operator.Stacks.Plans;

namespace Heat.Operator.Tests.Stacks.Plans;

public sealed class PlanBasisTests
{
    [Theory]
    [InlineData("COMPLETE", "COMPLETE", true)]
    [InlineData("COMPLETE", "IN_PROGRESS", true)] // it looks at its objects
    [InlineData("IN_PROGRESS", "IN_PROGRESS", true)]
    [InlineData("IN_PROGRESS", "COMPLETE", false)]
    [InlineData("IN_PROGRESS", "FAILED", false)]
    public void PlanOfAStackAtWork_HoldsUntilTheWorkEnds(string then, string now, bool holds) =>
        Assert.Equal(holds, PlanBasis.Moved(Basis(then, "1"), Basis(now, "1")) is null);

    [Fact]
    public void OtherContent_IsAnotherBasis() => Assert.NotNull(PlanBasis.Moved(Basis("COMPLETE", "1"), Basis("COMPLETE", "2")));

    [Fact]
    public void StackThatWaitsForApproval_IsNotAtWork()
    {
        var status = new V1Alpha1StackStatus
        {
            Status = "IN_PROGRESS",
            Conditions = [new() { Type = ConditionTypes.Ready, Status = "False", Reason = nameof(StackReason.AwaitingApproval) }],
        };
        Assert.Equal(Basis("COMPLETE", "1"), PlanBasis.Of(new V1Alpha1Stack { Status = status }, "1"));
    }

    private static string Basis(string status, string content) =>
        PlanBasis.Of(new V1Alpha1Stack { Status = new V1Alpha1StackStatus { Status = status } }, content);
}
