using FsCheck;
using FsCheck.Fluent;
using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>Members that come and go.</summary>
public sealed class ScalingGroupTests
{
    [Fact]
    public void NewMembers_GetNamesThatNeverComeAgain()
    {
        var goal = NumberedGroupTests.Goal(2) with { Seed = "web-group-abcdefghijkl" };
        var first = ScalingGroup.Next(GroupState.New, goal);
        var none = ScalingGroup.Next(first, goal with { Size = 0 });
        var second = ScalingGroup.Next(none, goal);

        Assert.True(first.HasMembersOf(ScalingGroup.Next(GroupState.New, goal)));
        Assert.Empty(first.Members.Intersect(second.Members));
        Assert.All(first.Members, member => Assert.Matches("^[a-z2-7]{12}$", member.Name));
    }

    [Fact]
    public void Shrinking_DropsFailedOnesFirst_ThenTheOldest()
    {
        var goal = NumberedGroupTests.Goal(2) with { Failed = ["c"] };

        Assert.Equal(["b:new", "d:new"], After(goal, "a:new", "b:new", "c:new", "d:new"));
    }

    [Fact]
    public void Shrinking_SparesProtectedMembers()
    {
        var goal = NumberedGroupTests.Goal(1) with { Protected = ["a", "b"], Failed = ["a"] };

        Assert.Equal(["a:new", "b:new"], After(goal, "a:new", "b:new", "c:new"));
    }

    [Fact]
    public void ChangedDefinition_GoesThroughBatchesBeforeTheSizeChanges()
    {
        var goal = NumberedGroupTests.Goal(1);

        Assert.Equal(
            ["a:new b:old", "a:new b:new", "b:new"],
            NumberedGroupTests.Steps(NumberedGroupTests.Group("a:old", "b:old"), goal, Settling));
    }

    [Fact]
    public void RollingUpdateWithMembersToKeepInService_EndsWithNoOldMember()
    {
        var goal = NumberedGroupTests.Goal(2) with { Rolling = new BatchPolicy(1, 2, TimeSpan.Zero) };
        var end = Bounds.Walk(NumberedGroupTests.Group("a:old", "b:old"), goal, ScalingGroup.Next, _ => true);

        Assert.Equal(2, end.Members.Length);
        Assert.All(end.Members, member => Assert.Equal("new", member.Definition));
    }

    [Fact]
    public void AnyGroup_ArrivesInBatchesThatKeepTheirBounds() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 6).ArrayOf(12)),
        numbers =>
        {
            var members = Enumerable.Range(0, numbers[0]).Select(number => new GroupMember($"m{number}", $"d{numbers[number % 4]}")).ToArray();
            var goal = NumberedGroupTests.Goal(numbers[3]) with
            {
                Definition = "d1",
                Rolling = numbers[5] == 0 ? null : new BatchPolicy(numbers[5], numbers[6], TimeSpan.Zero),
                Failed = [$"m{numbers[7]}", $"m{numbers[8]}"],
                Protected = [$"m{numbers[9]}", $"m{numbers[10]}"],
            };
            var end = Bounds.Walk(new GroupState { Members = [.. members] }, goal, ScalingGroup.Next, _ => true);
            end = Bounds.Walk(end.Settled, goal, ScalingGroup.Next, _ => true);
            var spared = members.Count(member => goal.Protected.Contains(member.Name));
            return end.Members.All(member => member.Definition == goal.Definition)
                && end.Members.Length == Math.Max(goal.Size, spared)
                && members.Where(member => goal.Protected.Contains(member.Name)).All(member => end.Members.Any(left => left.Name == member.Name));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>Between two steps the group's stack is complete, so batches that are through are over.</summary>
    private static GroupState Settling(GroupState state, GroupGoal goal)
    {
        var next = ScalingGroup.Next(state, goal);
        return next.HasMembersOf(state) ? ScalingGroup.Next(next.Settled, goal) : next;
    }

    private static IEnumerable<string> After(GroupGoal goal, params string[] members) =>
        NumberedGroupTests.Names(ScalingGroup.Next(NumberedGroupTests.Group(members), goal));
}
