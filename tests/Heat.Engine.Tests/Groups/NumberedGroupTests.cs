using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>Members that are numbered.</summary>
public sealed class NumberedGroupTests
{
    [Fact]
    public void NewGroup_GetsTheFirstNumbersThatAreNotRemoved()
    {
        var state = GroupState.New with { Removed = ["1"] };

        Assert.Equal(["0:new", "2:new", "3:new"], Names(NumberedGroup.Next(state, Goal(3))));
    }

    [Fact]
    public void FewerMembers_HighestNumbersGo() => Assert.Equal(["0:new", "1:new"], Names(NumberedGroup.Next(Group("0:new", "1:new", "2:new"), Goal(2))));

    [Fact]
    public void NoPolicy_AllMembersChangeAtOnce() => Assert.Equal(["0:new", "1:new"], Names(NumberedGroup.Next(Group("0:old", "1:old"), Goal(2))));

    [Fact]
    public void RollingUpdate_TakesTheHighestNumbersFirst()
    {
        var goal = Goal(3) with { Rolling = new BatchPolicy(2, 0, TimeSpan.Zero) };

        Assert.Equal(
            ["0:old 1:new 2:new", "0:new 1:new 2:new"],
            Steps(Group("0:old", "1:old", "2:old"), goal, NumberedGroup.Next));
    }

    [Fact]
    public void RollingUpdateWithMembersToKeepInService_MakesOneMoreForAWhile()
    {
        var goal = Goal(2) with { Rolling = new BatchPolicy(1, 2, TimeSpan.Zero) };

        Assert.Equal(
            ["0:old 1:old 2:new", "0:old 1:new 2:new", "0:new 1:new 2:new", "0:new 1:new"],
            Steps(Group("0:old", "1:old"), goal, NumberedGroup.Next));
    }

    [Fact]
    public void BatchCreate_MakesSoManyAtATime()
    {
        var goal = Goal(5) with { Making = new BatchPolicy(2, 0, TimeSpan.Zero) };

        Assert.Equal(
            ["0:new 1:new", "0:new 1:new 2:new 3:new", "0:new 1:new 2:new 3:new 4:new"],
            Steps(GroupState.New, goal, NumberedGroup.Next));
    }

    [Fact]
    public void OnlyTheNumberOfMembersChanges_NoBatches()
    {
        var goal = Goal(4) with { Rolling = new BatchPolicy(1, 0, TimeSpan.Zero) };

        Assert.Equal(["0:new 1:new 2:new 3:new"], Steps(Group("0:new"), goal, NumberedGroup.Next));
    }

    [Fact]
    public void AnyGroup_ArrivesInBatchesThatKeepTheirBounds() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 6).ArrayOf(12)),
        numbers =>
        {
            var removed = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, numbers.Skip(8).Select(number => $"{number}"));
            var members = Enumerable.Range(0, numbers[0] + numbers[1]).Select(number => new GroupMember($"{number}", $"d{numbers[number % 4]}"));
            var state = new GroupState { Members = [.. members], Removed = removed, IsBeingMade = numbers[2] == 0 };
            var goal = Goal(numbers[3] + numbers[4]) with
            {
                Definition = "d1",
                Rolling = numbers[5] == 0 ? null : new BatchPolicy(numbers[5], numbers[6], TimeSpan.Zero),
                Making = numbers[7] == 0 ? null : new BatchPolicy(numbers[7], 0, TimeSpan.Zero),
            };
            var end = Bounds.Walk(state, goal, NumberedGroup.Next, member => !removed.Contains(member.Name));
            return end.Members.Select(member => member.Name).SequenceEqual(MemberNames.Numbers(goal.Size, removed))
                && end.Members.All(member => member.Definition == goal.Definition);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    internal static GroupGoal Goal(int size) => new() { Size = size, Definition = "new" };

    internal static GroupState Group(params string[] members) => new()
    {
        Members = [.. members.Select(member => new GroupMember(member.Split(':')[0], member.Split(':')[1]))],
    };

    internal static IEnumerable<string> Names(GroupState state) => state.Members.Select(member => $"{member.Name}:{member.Definition}");

    internal static IEnumerable<string> Steps(GroupState state, GroupGoal goal, Func<GroupState, GroupGoal, GroupState> next)
    {
        for (var after = next(state, goal); !after.HasMembersOf(state); after = next(state, goal))
        {
            state = after;
            yield return string.Join(' ', Names(state));
        }
    }
}
