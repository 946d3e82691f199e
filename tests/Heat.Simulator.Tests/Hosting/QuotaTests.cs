namespace Heat.Simulator.Tests.Hosting;

public sealed class QuotaTests
{
    [Fact]
    public async Task Network_OverQuotaIs409AndCountsOneProject()
    {
        await using var test = await TestCloud.StartAsync(options => options.Quotas["network"] = 1);
        var body = JsonNode.Parse("""{"network":{"name":"n"}}""")!;
        (await test.Client.PostAsync("network", "/networks", body.DeepClone())).Expect(201);
        var over = await test.Client.PostAsync("network", "/networks", body.DeepClone());

        Assert.Equal("OverQuota", over.Expect(409).ErrorType);
        Assert.Equal("Quota exceeded for resources: ['network'].", over.Message);
        var other = await test.LogInAsync("alt_demo");
        (await other.PostAsync("network", "/networks", body.DeepClone())).Expect(201);
    }

    [Fact]
    public async Task Server_OverQuotaIs403()
    {
        await using var test = await TestCloud.StartAsync(options => options.Quotas["instances"] = 1);
        await test.ServerAsync("none");
        var image = (await test.Client.GetAsync("image", "/images?name=cirros")).Text("images.0.id");
        var over = await test.Client.PostAsync("compute", "/servers", new JsonObject
        {
            ["server"] = new JsonObject { ["name"] = "s", ["flavorRef"] = "100", ["imageRef"] = image, ["networks"] = "none" },
        }, "compute 2.79");

        Assert.Equal("forbidden", over.Expect(403).ErrorType);
        Assert.Equal("Quota exceeded for instances: Requested 1, but already used 1 of 1 instances", over.Message);
    }

    [Theory]
    [InlineData("volumes", 0, "VolumeLimitExceeded: Maximum number of volumes allowed (0) exceeded for quota 'volumes'.")]
    [InlineData("gigabytes", 4, "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 5G, quota is 4G and 0G has been consumed.")]
    public async Task Volume_OverQuotaIs413WithRetryAfter(string quota, int limit, string message)
    {
        await using var test = await TestCloud.StartAsync(options => options.Quotas[quota] = limit);
        var over = await test.Client.PostAsync("volume", "/volumes", JsonNode.Parse("""{"volume":{"size":5}}""")!);

        Assert.Equal("overLimit", over.Expect(413).ErrorType);
        Assert.Equal(message, over.Message);
        Assert.Equal("0", over.Header("Retry-After"));
    }

    [Fact]
    public async Task Quota_MayBeLiftedWhileTheCloudRuns()
    {
        await using var test = await TestCloud.StartAsync(options => options.Quotas["router"] = 0);
        var body = JsonNode.Parse("""{"router":{"name":"r"}}""")!;
        (await test.Client.PostAsync("network", "/routers", body.DeepClone())).Expect(409);
        test.Cloud.Options.Quotas["router"] = -1;

        (await test.Client.PostAsync("network", "/routers", body.DeepClone())).Expect(201);
        Assert.Equal("-1", (await test.Client.GetAsync("network", "/quotas/" + test.Client.ProjectId)).Text("quota.router"));
    }
}
