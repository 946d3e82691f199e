using Heat.OpenStack.Catalog;

namespace Heat.OpenStack.Tests.Catalog;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("http://h:9696", "http://h:9696", null, null)]
    [InlineData("http://h:9696/", "http://h:9696", null, null)]
    [InlineData("http://h:9696/v2.0/", "http://h:9696", "v2.0", null)]
    [InlineData("https://h/compute/v2.1/p1", "https://h/compute", "v2.1", "p1")]
    [InlineData("https://h/object/v1/AUTH_p1", "https://h/object", "v1", "AUTH_p1")]
    [InlineData("https://h/gateway/v1/network/v2.0", "https://h/gateway/v1/network", "v2.0", null)]
    [InlineData("https://v2/network", "https://v2/network", null, null)]
    [InlineData("https://h/v2beta/network", "https://h/v2beta/network", null, null)]
    public void Address_HasItsParts(string url, string root, string? version, string? tail) =>
        Assert.Equal(new ServiceAddress(root, version, tail), ServiceAddress.Parse(url));

    [Theory]
    [InlineData("http://h/v2.0", "v2.0/networks", "http://h/v2.0/networks")]
    [InlineData("http://h/v2.0", "networks", "http://h/v2.0/networks")]
    [InlineData("http://h/v2.0", "/networks", "http://h/v2.0/networks")]
    [InlineData("http://h/v2.0", "", "http://h/v2.0/")]
    [InlineData("http://h/v3/p1", "v3/volumes", "http://h/v3/p1/volumes")]
    [InlineData("http://h/v3/p1", "volumes?limit=1", "http://h/v3/p1/volumes?limit=1")]
    [InlineData("http://h/v2", "v2.0/lbaas", "http://h/v2.0/lbaas")]
    [InlineData("http://h/v1", "volumes", "http://h/v1/volumes")]
    [InlineData("http://h/v1", "v2", "http://h/v2/")]
    public void Path_MayBeginWithTheVersion(string address, string path, string url) =>
        Assert.Equal(url, ServiceAddress.Parse(address).Of(path));

    [Theory]
    [InlineData("volumev3", "block-storage")]
    [InlineData("volume", "block-storage")]
    [InlineData("sharev2", "shared-file-system")]
    [InlineData("container-infra", "container-infrastructure-management")]
    [InlineData("network", "network")]
    [InlineData("something-new", "something-new")]
    public void Alias_IsTheOfficialService(string alias, string official) => Assert.Equal(official, ServiceTypes.Profile(alias).Type);
}
