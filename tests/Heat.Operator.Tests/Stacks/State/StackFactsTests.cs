using System.Collections.Immutable;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Tests.Stacks.State;

public sealed class StackFactsTests
{
    [Fact]
    public void EveryFact_ComesBack()
    {
        var state = new StackState
        {
            Action = StackAction.Update,
            Generation = 7,
            ActionSince = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero),
            WasComplete = true,
            IsComplete = true,
        };
        Assert.Equal(state, StackFacts.Decode(StackFacts.Encode(state, 3)));
        Assert.Equal(3, StackFacts.LastPage(StackFacts.Encode(state, 3)));
    }

    [Fact]
    public void ImmutableParameters_ComeBack()
    {
        var state = StackState.Empty with { ImmutableParameters = StackState.Empty.ImmutableParameters.Add("a", "hash") };
        Assert.Equal("hash", StackFacts.Decode(StackFacts.Encode(state, 0)).ImmutableParameters["a"]);
    }

    [Fact]
    public void Requests_ComeBack()
    {
        var state = StackState.Empty with
        {
            Handled = StackState.Empty.Handled.Add("retry", "1").Add("explode", "x"),
            Refusals = StackState.Empty.Refusals.Add("explode", "There is no such verb."),
        };
        var decoded = StackFacts.Decode(StackFacts.Encode(state, 0));
        Assert.Equal(("1", "x"), (decoded.Handled["retry"], decoded.Handled["explode"]));
        Assert.Equal("There is no such verb.", decoded.Refusals["explode"]);
    }

    [Fact]
    public void Actions_ComeBack()
    {
        var state = StackState.Empty with
        {
            IsRepair = true,
            IsSuspended = true,
            IsForced = true,
            Content = "digest",
            Hooks = StackState.Empty.Hooks.Add("web/pre-create", HookStage.Waiting),
            CheckFailures = StackState.Empty.CheckFailures.Add("web", "gone"),
            LeftBehind = [new LeftObject("web", "OS::Nova::Server", "id", "in use")],
        };
        var decoded = StackFacts.Decode(StackFacts.Encode(state, 0));
        Assert.Equal((true, true, true, "digest"), (decoded.IsRepair, decoded.IsSuspended, decoded.IsForced, decoded.Content));
        Assert.Equal((HookStage.Waiting, "gone"), (decoded.Hooks["web/pre-create"], decoded.CheckFailures["web"]));
        Assert.Equal(state.LeftBehind, decoded.LeftBehind);
    }

    [Fact]
    public void EveryMember_IsAFactOrTheIncarnations()
    {
        // A new member that the store forgets would be lost at each restart.
        string[] known = ["Incarnations", "Action", "Generation", "ActionSince", "WasComplete", "IsComplete", "ImmutableParameters", "Handled", "Refusals",
            "IsRepair", "Hooks", "IsSuspended", "Content", "CheckFailures", "IsForced", "LeftBehind", "Serving", "LastGood"];
        var members = typeof(StackState).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToImmutableSortedSet();
        Assert.Equal(known.ToImmutableSortedSet(), members);
    }

    [Fact]
    public void NothingStored_IsEmpty() => Assert.Equal(StackState.Empty, StackFacts.Decode(null));
}
