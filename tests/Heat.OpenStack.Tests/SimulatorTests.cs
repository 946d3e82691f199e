using System.Text.Json.Nodes;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.OpenStack.Tests;

/// <summary>The client against a whole cloud over real HTTP.</summary>
public sealed class SimulatorTests : IAsyncLifetime, IDisposable
{
    private readonly CloudSessionFactory _factory = new(
        new OpenStackOptions(), new CloudSurroundings(TimeProvider.System, new AllowingGuard(), NullLogger.Instance, null));

    private SimulatedCloud _cloud = null!; // Set before each test.

    public async Task InitializeAsync() => _cloud = await SimulatedCloud.StartAsync(new SimulatorOptions { PageSize = 5 });

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task Identity_AndServices_AreFound()
    {
        var session = Open();
        var identity = await session.AuthenticateAsync(default);
        Assert.Equal(("demo", "RegionOne"), (identity.ProjectName, identity.Region));
        Assert.All(["identity", "network", "compute", "volumev3", "image"], type => Assert.True(session.HasService(type), type));
        Assert.Equal("2.96", (await session.Service("compute").NegotiateAsync(default)).ToString());
        Assert.Equal("3.70", (await session.Service("volumev3").NegotiateAsync(default)).ToString());
    }

    [Theory]
    [InlineData("network", "v2.0/networks", "networks")]
    [InlineData("compute", "servers/detail", "servers")]
    [InlineData("compute", "flavors/detail", "flavors")]
    [InlineData("compute", "os-keypairs", "keypairs")]
    [InlineData("volumev3", "volumes/detail", "volumes")]
    [InlineData("image", "v2/images", "images")]
    public async Task Lists_CanBeRead(string service, string path, string plural)
    {
        await foreach (var item in Open().Service(service).ListAsync(path, plural, default))
        {
            Assert.NotEmpty(item);
        }
    }

    [Fact]
    public async Task Network_LivesItsLife()
    {
        var networks = new RestCollection(Open().Service("network"), "v2.0/networks", "network");
        var id = (string)(await networks.CreateAsync(new JsonObject { ["name"] = "a" }, default))["id"]!;
        Assert.Equal("b", (string?)(await networks.UpdateAsync(id, new JsonObject { ["name"] = "b" }, default))["name"]);
        Assert.Equal("b", (string?)(await networks.FindAsync(id, default))!["name"]);
        Assert.True(await networks.DeleteAsync(id, default));
        Assert.False(await networks.DeleteAsync(id, default));
        Assert.Null(await networks.FindAsync(id, default));
    }

    [Fact]
    public async Task View_FollowsPagesAndChanges()
    {
        var session = Open();
        var networks = new RestCollection(session.Service("network"), "v2.0/networks", "network");
        var ids = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            ids.Add((string)(await networks.CreateAsync(new JsonObject { ["name"] = $"n{number}" }, default))["id"]!);
        }

        var view = session.Observed("network", "v2.0/networks", "networks");
        var now = session.Clock.GetUtcNow();
        var seen = await Task.WhenAll(ids.Select(id => view.ObserveAsync(id, now, default)));
        Assert.Equal(ids, seen.Select(network => (string?)network!["id"]));

        await networks.DeleteAsync(ids[3], default);
        Assert.Null(await view.ObserveAsync(ids[3], session.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task EndedTokens_AreReplacedUnseen()
    {
        var networks = new RestCollection(Open().Service("network"), "v2.0/networks", "network");
        await networks.CreateAsync(new JsonObject { ["name"] = "a" }, default);
        Assert.Equal(1, _cloud.RevokeTokens());
        Assert.NotNull(await networks.CreateAsync(new JsonObject { ["name"] = "b" }, default));
    }

    [Fact]
    public async Task RotatedPassword_WorksWithTheNewFile()
    {
        var old = Open();
        await old.AuthenticateAsync(default);
        Assert.True(_cloud.ChangePassword("demo", "rotated"));
        var error = await Assert.ThrowsAsync<OpenStackException>(() => old.Service("network").GetAsync("networks", default));
        Assert.Equal((Disposition.Terminal, "identity"), (error.Disposition, error.Service));

        var config = CloudsYaml.Parse(_cloud.CloudsYaml, "demo");
        config = config with { Credential = config.Credential with { Password = new Secret("rotated") } };
        Assert.NotNull(await _factory.Open(config).Service("network").GetAsync("networks", default));
    }

    private CloudSession Open() => _factory.Open(CloudsYaml.Parse(_cloud.CloudsYaml, "demo"));
}
