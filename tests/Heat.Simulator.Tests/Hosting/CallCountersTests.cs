using Heat.Simulator.Hosting;

namespace Heat.Simulator.Tests.Hosting;

public sealed class CallCountersTests
{
    [Theory]
    [InlineData("v2.0/networks", "/v2.0/networks")]
    [InlineData("v2.0/networks/5f3c", "/v2.0/networks/{id}")]
    [InlineData("v2.0/networks/5f3c/tags/red", "/v2.0/networks/{id}/tags/{id}")]
    [InlineData("v2.0/routers/5f3c/add_router_interface", "/v2.0/routers/{id}/add_router_interface")]
    [InlineData("v2.1/servers/detail", "/v2.1/servers/detail")]
    [InlineData("v2.1/servers/5f3c/os-volume_attachments/77", "/v2.1/servers/{id}/os-volume_attachments/{id}")]
    [InlineData("v2.1/os-keypairs/detail", "/v2.1/os-keypairs/{id}")]
    [InlineData("v3/0123456789abcdef0123456789abcdef/volumes/5f3c/action", "/v3/{id}/volumes/{id}/action")]
    [InlineData("v3/auth/tokens", "/v3/auth/tokens")]
    public void Template_ReplacesIdsOnly(string path, string expected) =>
        Assert.Equal(expected, CallCounters.Template(path.Split('/')));

    [Fact]
    public async Task Calls_AreCountedByKindAndForgotten()
    {
        await using var test = await TestCloud.StartAsync();
        await test.Client.GetAsync("network", "/ports/a");
        await test.Client.GetAsync("network", "/ports/b");

        Assert.Equal(2, test.Cloud.Calls[new CallKind("network", "GET", "/v2.0/ports/{id}")]);
        Assert.Equal(1, test.Cloud.Calls[new CallKind("identity", "POST", "/v3/auth/tokens")]);
        test.Cloud.ResetCalls();
        Assert.Empty(test.Cloud.Calls);
    }
}
