using Heat.Simulator.Faults;

namespace Heat.Simulator.Tests.Hosting;

public sealed class FaultTests
{
    private static readonly JsonNode Network = JsonNode.Parse("""{"network":{"name":"n"}}""")!;

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task StatusFault_AnswersItWithoutEffect(int status)
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Service = "network", Method = "POST", Status = status, RetryAfter = 7, Times = 1 });

        var refused = await test.Client.PostAsync("network", "/networks", Network.DeepClone());
        Assert.Equal("7", refused.Expect(status).Header("Retry-After"));
        Assert.Empty(Networks(test));
        (await test.Client.PostAsync("network", "/networks", Network.DeepClone())).Expect(201);
    }

    [Fact]
    public async Task Rule_StrikesOnlyItsServiceMethodAndPath()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Service = "network", Method = "get", Path = "^/v2.0/ports$", Status = 500 });

        (await test.Client.GetAsync("network", "/ports")).Expect(500);
        (await test.Client.GetAsync("network", "/networks")).Expect(200);
        (await test.Client.GetAsync("compute", "/servers")).Expect(200);
        (await test.Client.PostAsync("network", "/ports", JsonNode.Parse("""{"port":{}}""")!)).Expect(400);
    }

    [Fact]
    public async Task FirstTwo_AreStruckAndTheRuleIsSpent()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Times = 2, Status = 503 });

        (await test.Client.GetAsync("network", "/ports")).Expect(503);
        (await test.Client.GetAsync("compute", "/servers")).Expect(503);
        (await test.Client.GetAsync("network", "/ports")).Expect(200);
        Assert.Empty(test.Cloud.Faults.Rules);
    }

    [Fact]
    public void Probability_StrikesAboutThatShareAndTheSameForTheSameSeed()
    {
        var plans = new[] { new FaultPlan(7), new FaultPlan(7) };
        Array.ForEach(plans, plan => plan.Add(new FaultRule { Probability = 0.3 }));
        var struck = plans.Select(plan => Enumerable.Range(0, 1000).Select(_ => plan.Strike("network", "GET", "/") is not null).ToList()).ToList();

        Assert.Equal(struck[0], struck[1]);
        Assert.InRange(struck[0].Count(hit => hit), 240, 360);
    }

    [Fact]
    public async Task DropBefore_ClosesTheConnectionWithoutEffect()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Method = "POST", Kind = FaultKind.DropBefore, Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => test.Client.PostAsync("network", "/networks", Network.DeepClone()));
        Assert.Empty(Networks(test));
    }

    [Fact]
    public async Task DropAfterCommit_ClosesTheConnectionWithTheEffect()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Method = "POST", Kind = FaultKind.DropAfterCommit, Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => test.Client.PostAsync("network", "/networks", Network.DeepClone()));
        Assert.Single(Networks(test));
        Assert.Single((await test.Client.GetAsync("network", "/networks?name=n")).List("networks"));
    }

    [Fact]
    public async Task Timeout_AnswersNothingUntilTheClientGivesUp()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Faults.Add(new FaultRule { Path = "networks", Kind = FaultKind.Timeout, Times = 1 });
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(test.Cloud.BaseAddress, "network/v2.0/networks"));
        var call = test.Http.SendAsync(request, patience.Token);

        while (test.Cloud.Faults.Rules.Count > 0)
        {
            await Task.Yield();
        }

        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public void MalformedPath_IsRefusedAtOnce() =>
        Assert.ThrowsAny<ArgumentException>(() => new FaultPlan(1).Add(new FaultRule { Path = "(" }));

    private static List<CloudObject> Networks(TestCloud test) => [.. test.Cloud.Objects("networks").Where(network => network.Project == "demo")];
}
