using Heat.Simulator.Neutron;

namespace Heat.Simulator.Tests.Neutron;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.0/24", "10.0.0.255")]
    [InlineData("10.0.0.77/24", "10.0.0.0/24", "10.0.0.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "255.255.255.255")]
    [InlineData("10.0.0.1/32", "10.0.0.1/32", "10.0.0.1")]
    [InlineData("fd00::/64", "fd00::/64", "fd00::ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Block_HasFirstAndLast(string text, string written, string last)
    {
        var cidr = Cidr.Parse(text)!.Value;
        Assert.Equal(written, cidr.ToString());
        Assert.Equal(last, Cidr.Write(cidr.Last, cidr.Version));
    }

    [Theory]
    [InlineData("bad")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/24")]
    [InlineData("10.0.0.0/-1")]
    [InlineData(null)]
    public void NoBlock_IsNull(string? text) => Assert.Null(Cidr.Parse(text));

    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.128/25", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    [InlineData("10.0.0.0/8", "10.200.0.0/16", true)]
    [InlineData("10.0.0.0/8", "fd00::/64", false)]
    public void Overlap_IsMutual(string one, string other, bool expected)
    {
        var (a, b) = (Cidr.Parse(one)!.Value, Cidr.Parse(other)!.Value);
        Assert.Equal(expected, a.Overlaps(b));
        Assert.Equal(expected, b.Overlaps(a));
    }

    [Fact]
    public void Plan_GivesEachAddressOnceAndComesBackToFreedOnes()
    {
        var plan = new AddressPlan(Cidr.Parse("10.0.0.0/29")!.Value) { Pools = [(Cidr.Read("10.0.0.2")!.Value, Cidr.Read("10.0.0.4")!.Value)] };
        Assert.True(plan.Take(Cidr.Read("10.0.0.3")!.Value));

        Assert.Equal("10.0.0.2", Cidr.Write(plan.TakeNext()!.Value, 4));
        Assert.Equal("10.0.0.4", Cidr.Write(plan.TakeNext()!.Value, 4));
        Assert.Null(plan.TakeNext());
        plan.Free(Cidr.Read("10.0.0.3")!.Value);
        Assert.Equal("10.0.0.3", Cidr.Write(plan.TakeNext()!.Value, 4));
    }

    [Fact]
    public void Plan_AtTheEndOfAllAddressesEnds()
    {
        var plan = new AddressPlan(Cidr.Parse("::/0")!.Value) { Pools = [(UInt128.MaxValue, UInt128.MaxValue)] };
        Assert.Equal(UInt128.MaxValue, plan.TakeNext());
        Assert.Null(plan.TakeNext());
    }
}
