using Heat.Engine.Resources;
using Heat.OpenStack.Errors;

namespace Heat.Resources.Tests.Nova;

public sealed class KeyPairTests
{
    private const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhlYXQtb3BlcmF0b3Itc2FtcGxlLXB1YmxpYy1rZXkh web@example";

    [Fact]
    public async Task GeneratedKey_IsKeptOnlyWhereAskedForAndIsSecret()
    {
        await using var cloud = await TestCloud.StartAsync();
        var kept = await cloud.CreatedAsync("OS::Nova::KeyPair", """{"name":"kept","save_private_key":true}""");
        var dropped = await cloud.CreatedAsync("OS::Nova::KeyPair", """{"name":"dropped"}""");

        var value = await kept.Driver.ReadAttributeAsync(kept.Context, kept.Last, "private_key", CancellationToken.None);
        Assert.True(value.IsSecret);
        Assert.Contains("PRIVATE KEY", await kept.AttributeAsync("private_key"), StringComparison.Ordinal);
        Assert.Equal("\"\"", await dropped.AttributeAsync("private_key"));
        Assert.DoesNotContain("PRIVATE", kept.Last.Live!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostPrivateKeyThatWasToBeKept_IsMadeAnew()
    {
        await using var cloud = await TestCloud.StartAsync();
        var pair = await cloud.ResourceAsync("OS::Nova::KeyPair", """{"name":"kept","save_private_key":true}""");
        await pair.Driver.CreateAsync(pair.Context, CancellationToken.None);

        Assert.Null(await pair.FindLostAsync());
        await pair.CreateAsync();

        Assert.Contains("PRIVATE KEY", await pair.AttributeAsync("private_key"), StringComparison.Ordinal);
        Assert.Single(cloud.Simulator.Objects("os-keypairs"));
    }

    [Fact]
    public async Task PairOfAnotherKey_IsNotTaken()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreatedAsync("OS::Nova::KeyPair", """{"name":"admin"}""");
        var ours = await cloud.ResourceAsync("OS::Nova::KeyPair", $$"""{"name":"admin","public_key":"{{PublicKey}}"}""");

        Assert.Null(await ours.FindLostAsync());
        Assert.Single(cloud.Simulator.Objects("os-keypairs"));
    }

    [Theory]
    [InlineData("""{"name":"login","save_private_key":true}""")]
    [InlineData("""{"name":"login"}""")]
    [InlineData($$"""{"name":"login","public_key":"{{PublicKey}}"}""")]
    public async Task PairThatWasThereBefore_IsTheUsersOwn(string properties)
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreatedAsync("OS::Nova::KeyPair", $$"""{"name":"login","public_key":"{{PublicKey}}"}""");
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        var ours = await cloud.ResourceAsync("OS::Nova::KeyPair", properties);
        ours.Announce();

        Assert.Null(await ours.FindLostAsync());
        Assert.Single(cloud.Simulator.Objects("os-keypairs"));
        await Assert.ThrowsAsync<OpenStackException>(ours.CreateAsync);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task PairMadeSinceTheAnnouncement_IsOursEvenIfTheCloudsClockIsBehind(int seconds)
    {
        await using var cloud = await TestCloud.StartAsync();
        var ours = await cloud.ResourceAsync("OS::Nova::KeyPair", $$"""{"name":"login","public_key":"{{PublicKey}}"}""");
        await ours.Driver.CreateAsync(ours.Context, CancellationToken.None);
        cloud.Clock.Advance(TimeSpan.FromSeconds(seconds));
        ours.Announce();

        Assert.Equal("login", (await ours.FindLostAsync())?.Id.Value);
    }

    [Fact]
    public async Task Reference_IsTheName()
    {
        await using var cloud = await TestCloud.StartAsync();
        var pair = await cloud.CreatedAsync("OS::Nova::KeyPair", $$"""{"name":"my key","public_key":"{{PublicKey}}"}""");

        Assert.Equal("my key", ((Templates.Values.TextValue)((IHasReferenceId)pair.Driver).ReferenceId(pair.Context)).Text);
        await pair.DeleteAsync();
    }
}
