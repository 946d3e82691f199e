using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Tests.Stacks.Nesting;

public sealed class ChildNamesTests
{
    [Fact]
    public void PlainName_IsTheStacksOwn() =>
        Assert.Equal("web-tier-abcdefghijkl", ChildNames.ObjectName("web-tier-abcdefghijkl", "uid"));

    [Theory]
    [InlineData("Web-Tier-abcdefghijkl")]
    [InlineData("web_tier.x-abcdefghijkl")]
    [InlineData("-web-")]
    [InlineData("___")]
    public void OtherNames_BecomeNamesOfObjectsWithAMark(string stackName)
    {
        var name = ChildNames.ObjectName(stackName, "uid");

        Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", name);
        Assert.NotEqual(name, ChildNames.ObjectName(stackName, "other"));
    }

    [Fact]
    public void NamesThatDifferInCaseOnly_DoNotCollide() =>
        Assert.NotEqual(ChildNames.ObjectName("Web-abcdefghijkl", "uid"), ChildNames.ObjectName("wEb-abcdefghijkl", "uid"));

    [Fact]
    public void LongName_LeavesRoomForNamesMadeOfIt()
    {
        var name = ChildNames.ObjectName(new string('x', 255), "uid");

        Assert.True($"{name}-outputs".Length <= 253, name);
        Assert.NotEqual(name, ChildNames.ObjectName(new string('x', 255) + "y", "uid"));
    }

    [Fact]
    public void TakenName_GetsAMark() => Assert.StartsWith("web-tier-", ChildNames.ObjectName("web-tier", "uid", isTaken: true), StringComparison.Ordinal);

    [Fact]
    public void Label_HasNoMoreThan63Characters()
    {
        Assert.Equal("web", ChildNames.LabelOf("web"));
        Assert.True(ChildNames.LabelOf(new string('x', 200)).Length <= 63);
    }
}
