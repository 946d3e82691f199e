namespace Heat.Simulator.Tests.Hosting;

public sealed class PageSizeTests
{
    [Fact]
    public async Task SmallPages_AreCutWithoutALimitInTheQuery()
    {
        await using var test = await TestCloud.StartAsync(options => options.PageSize = 2);
        var (network, _) = await test.NetworkAsync();
        for (var index = 0; index < 5; index++)
        {
            (await test.Client.PostAsync("network", "/ports", new JsonObject { ["port"] = new JsonObject { ["network_id"] = network } })).Expect(201);
            await test.ServerAsync("none", "s" + index);
        }

        Assert.Equal(5, await CountAsync(test, "network", "/ports?network_id=" + network, "ports"));
        Assert.Equal(5, await CountAsync(test, "compute", "/servers/detail", "servers"));
        Assert.Equal(2, (await test.Client.GetAsync("compute", "/servers?limit=100")).List("servers").Count);
    }

    [Fact]
    public async Task PageReverse_AnswersThePageBefore()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync();
        for (var index = 0; index < 4; index++)
        {
            (await test.Client.PostAsync("network", "/ports", new JsonObject { ["port"] = new JsonObject { ["network_id"] = network } })).Expect(201);
        }

        var first = await test.Client.GetAsync("network", $"/ports?network_id={network}&limit=2");
        var second = await test.Client.GetAsync("network", first.List("ports_links").First(link => link!["rel"]!.ToString() == "next")!["href"]!.ToString());
        var back = await test.Client.GetAsync("network", second.List("ports_links").First(link => link!["rel"]!.ToString() == "previous")!["href"]!.ToString());
        Assert.Equal(first["ports"]!.ToJsonString(), back["ports"]!.ToJsonString());
    }

    private static async Task<int> CountAsync(TestCloud test, string service, string path, string plural)
    {
        var seen = new HashSet<string>();
        for (var next = path; next is not null;)
        {
            var page = (await test.Client.GetAsync(service, next)).Expect(200);
            Assert.InRange(page.List(plural).Count, 0, 2);
            Assert.All(page.List(plural), one => Assert.True(seen.Add(one!["id"]!.ToString())));
            next = (page[plural + "_links"] as JsonArray)?.FirstOrDefault(link => link!["rel"]!.ToString() == "next")?["href"]!.ToString();
        }

        return seen.Count;
    }
}
