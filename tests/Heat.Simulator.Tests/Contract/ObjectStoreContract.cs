using System.Security.Cryptography;
using System.Text;

namespace Heat.Simulator.Tests.Contract;

public sealed class ObjectStoreContract
{
    private const string Store = "object-store";

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Containers_AreMadeOnceAndGoWhenEmpty(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/" + cloud.Name;
        (await cloud.Client.StoreAsync(HttpMethod.Put, path)).Expect(201);
        (await cloud.Client.StoreAsync(HttpMethod.Put, path)).Expect(202);
        Assert.NotEmpty((await cloud.Client.StoreAsync(HttpMethod.Put, path + "/a/b", "text")).Expect(201).Header("ETag"));
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path)).Expect(409);
        Assert.Equal("text", (await cloud.Client.StoreAsync(HttpMethod.Get, path + "/a/b")).Expect(200).Body?.ToString());
        var listed = Assert.Single((await cloud.Client.GetAsync(Store, path + "?format=json")).Expect(200).Body!.AsArray());
        Assert.Equal(("a/b", "4", "1cb251ec0d568de6a929b520c4aed8d1"), ((string?)listed!["name"], listed["bytes"]!.ToString(), (string?)listed["hash"]));
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path + "/a/b")).Expect(204);
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path + "/a/b")).Expect(404);
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path)).Expect(204);
        (await cloud.Client.StoreAsync(HttpMethod.Get, path)).Expect(404);
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path)).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task OldVersions_AreKeptAndComeBack(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/" + cloud.Name;
        (await cloud.Client.StoreAsync(HttpMethod.Put, path, null, ("X-Versions-Location", cloud.Name))).Expect(201);
        (await cloud.Client.StoreAsync(HttpMethod.Put, path + "/one", "first")).Expect(201);
        (await cloud.Client.StoreAsync(HttpMethod.Put, path + "/one", "second")).Expect(201);

        var names = (await cloud.Client.GetAsync(Store, path + "?format=json")).Expect(200).Body!.AsArray().Select(entry => (string)entry!["name"]!).ToList();
        Assert.Equal(2, names.Count);
        var old = Assert.Single(names, name => name != "one");
        Assert.StartsWith("003one/", old, StringComparison.Ordinal);
        Assert.Equal("first", (await cloud.Client.StoreAsync(HttpMethod.Get, $"{path}/{old}")).Expect(200).Body?.ToString());
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path + "/one")).Expect(204);
        Assert.Equal("first", (await cloud.Client.StoreAsync(HttpMethod.Get, path + "/one")).Expect(200).Body?.ToString());
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path + "/one")).Expect(204);
        (await cloud.Client.StoreAsync(HttpMethod.Delete, path)).Expect(204);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task TemporaryUrl_IsGoodForItsMethodAndTime(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var key = Guid.NewGuid().ToString("N");
        (await cloud.Client.StoreAsync(HttpMethod.Post, "", null, ("X-Account-Meta-Temp-URL-Key-2", key))).Expect(204);
        (await cloud.Client.StoreAsync(HttpMethod.Put, "/" + cloud.Name)).Expect(201);
        var address = new Uri(cloud.Client.AddressOf(Store, $"/{cloud.Name}/signal"));
        using var http = new HttpClient();

        var put = Signed(address, key, "PUT", 4102444800);
        Assert.Equal(201, (int)(await http.PutAsync(put, new StringContent("x"))).StatusCode);
        Assert.Equal(401, (int)(await http.GetAsync(put)).StatusCode);
        Assert.Equal(401, (int)(await http.PutAsync(Signed(address, key, "PUT", 1000000000), new StringContent("x"))).StatusCode);
        Assert.Equal(401, (int)(await http.PutAsync(Signed(address, "another", "PUT", 4102444800), new StringContent("x"))).StatusCode);
        Assert.Equal("x", await http.GetStringAsync(Signed(address, key, "GET", 4102444800)));
        (await cloud.Client.StoreAsync(HttpMethod.Delete, $"/{cloud.Name}/signal")).Expect(204);
        (await cloud.Client.StoreAsync(HttpMethod.Delete, "/" + cloud.Name)).Expect(204);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Info_NamesTheDigests(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var root = cloud.Client.AddressOf(Store, "").Split("/v1/")[0];
        var info = await cloud.Client.GetAsync(Store, root + "/info");
        Assert.Contains("sha256", info.Expect(200).List("tempurl.allowed_digests").Select(digest => digest!.ToString()));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Strangers_AreRefused(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        (await cloud.Client.GetAsUnknownAsync(Store, "/" + cloud.Name)).Expect(401);
        (await cloud.Client.StoreAsync(HttpMethod.Get, $"/../AUTH_{Guid.NewGuid():N}/x")).Expect(403);
    }

    private static Uri Signed(Uri address, string key, string method, long expires)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{method}\n{expires}\n{address.AbsolutePath}"));
        return new Uri($"{address}?temp_url_sig={Convert.ToHexStringLower(signature)}&temp_url_expires={expires}");
    }
}
