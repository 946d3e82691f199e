using System.Collections.Immutable;
using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>Members that the template names.</summary>
public sealed class NamedGroupTests
{
    [Fact]
    public void WithoutPolicy_AllIsDoneAtOnce() =>
        Assert.Equal(["a:new b:new"], Steps(GroupState.New.Settled with { Members = [new("b", "old"), new("c", "old")] }, Goal("a", "b")));

    [Fact]
    public void Making_GoesInBatchesInOrder() =>
        Assert.Equal(["a:new b:new", "a:new b:new c:new"], Steps(GroupState.New, Goal("a", "b", "c") with { Making = new(2, 0, TimeSpan.Zero) }));

    [Fact]
    public void Change_GoesInBatches_WhoIsNotWantedGoesFirst() => Assert.Equal(
        ["a:new b:old", "a:new b:new"],
        Steps(GroupState.New.Settled with { Members = [new("b", "old"), new("c", "old")] }, Goal("a", "b") with { Rolling = new(1, 0, TimeSpan.Zero) }));

    [Fact]
    public void NothingToDo_StaysAsItIs() =>
        Assert.Empty(Steps(GroupState.New.Settled with { Members = [new("a", "new")] }, Goal("a") with { Rolling = new(1, 0, TimeSpan.Zero) }));

    private static GroupGoal Goal(params ImmutableArray<string> names) => new() { Size = names.Length, Names = names, Definition = "new" };

    private static List<string> Steps(GroupState state, GroupGoal goal)
    {
        var steps = new List<string>();
        while (NamedGroup.Next(state, goal) is var next && !next.HasMembersOf(state))
        {
            state = next;
            steps.Add(string.Join(' ', state.Members.Select(member => $"{member.Name}:{member.Definition}")));
        }

        return steps;
    }
}
