using Heat.Engine.Requests;

namespace Heat.Engine.Tests.Requests;

public sealed class RequestReachTests
{
    [Theory]
    [InlineData("retry", "1", "1")]
    [InlineData("reconcile", "now", "now")]
    [InlineData("mark-unhealthy", "group/0,web,group/1/server", "0,1/server")]
    [InlineData("mark-unhealthy", "web,other/0", null)]
    [InlineData("clear-hook", "pre-create:group/0,pre-create:web", "pre-create:0")]
    [InlineData("check", "1", "1")]
    [InlineData("accept-drift", "group/0", null)]
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

    [Fact]
    public void WhatIsAskedAtDifferentHeights_IsNotedSideBySide()
    {
        var asked = new StackRequest("retry", "@2", []);
        var inside = RequestReach.Inside(asked, "group", isBeingDeleted: false)!;
        var deeper = RequestReach.Inside(inside, "0", isBeingDeleted: false)!;
        Assert.Equal(["retry", "retry^1", "retry^2"], [asked.Key, inside.Key, deeper.Key]);
    }

    [Fact]
    public void Check_WaitsForThoseInsideThatCanAnswer()
    {
        var check = new StackRequest("check", "@2", []);
        InsideStack[] inside =
        [
            new("done", CanAnswer: true, Handled("check^1", "@2")),
            new("earlier", CanAnswer: true, Handled("check^1", "@1")),
            new("own", CanAnswer: true, Handled("check", "@2")),
            new("stalled", CanAnswer: false, Handled("check^1", "@1")),
        ];

        Assert.Equal("earlier,own", string.Join(",", RequestReach.Waiting(check, inside).WaitsFor));
        Assert.Empty(RequestReach.Waiting(check with { WasHandled = true }, inside).WaitsFor);
        Assert.Empty(RequestReach.Waiting(check with { Verb = "reconcile" }, inside).WaitsFor);
    }

    private static Dictionary<string, string> Handled(string key, string value) => new() { [key] = value };
}
