using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>Names that a group does not use any more.</summary>
public sealed class RemovalListTests
{
    private static readonly GroupState Group = NumberedGroupTests.Group("0:d", "2:d") with { Removed = ["1"] };

    private static readonly Dictionary<string, string> References = new() { ["0"] = "id-0", ["2"] = "id-2" };

    [Fact]
    public void MembersByNameAndById_AreAdded() => Assert.Equal(["0", "1", "2"], RemovalList.After(Group, ["0", "id-2"], replaces: false, References));

    [Fact]
    public void ModeUpdate_ForgetsWhatWasRemovedBefore() => Assert.Equal(["0"], RemovalList.After(Group, ["0"], replaces: true, References));

    [Fact]
    public void ModeUpdateThatListsARemovedName_KeepsIt() => Assert.Equal(["1"], RemovalList.After(Group, ["1"], replaces: true, References));

    [Fact]
    public void EntryThatMeansNoMember_IsPassedOver() => Assert.Equal(["1"], RemovalList.After(Group, ["7", "id-9"], replaces: false, References));

    [Fact]
    public void GroupThatIsBeingMade_TakesAnyName() => Assert.Equal(["0"], RemovalList.After(GroupState.New, ["0"], replaces: false, References));
}
