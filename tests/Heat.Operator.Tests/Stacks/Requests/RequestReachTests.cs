using Heat.Engine.Requests;
using Heat.Operator.Stacks.Requests;

namespace Heat.Operator.Tests.Stacks.Requests;

public sealed class RequestReachTests
{
    [Theory]
    [InlineData("retry", "1", "1")]
    [InlineData("reconcile", "now", "now")]
    [InlineData("mark-unhealthy", "group/0,web,group/1/server", "0,1/server")]
    [InlineData("mark-unhealthy", "web,other/0", null)]
    [InlineData("clear-hook", "pre-create:group/0,pre-create:web", "pre-create:0")]
    [InlineData("check", "1", null)]
    [InlineData("force-delete", "1", null)]
    public void Request_ReachesWhatItConcerns(string verb, string targets, string? inside)
    {
        var request = new StackRequest(verb, targets, [.. targets.Split(',')]);
        var reached = RequestReach.Inside(request, "group", isBeingDeleted: false);
        Assert.Equal(inside, reached is null ? null : string.Join(',', reached.Targets));
    }

    [Fact]
    public void Force_ReachesWhatIsBeingDeleted() =>
        Assert.NotNull(RequestReach.Inside(new StackRequest("force-delete", "1", []), "group", isBeingDeleted: true));
}
