namespace Heat.Simulator.Tests.Clients;

/// <summary>A simulated cloud on a manual clock, with one logged-in client.</summary>
internal sealed class TestCloud : IAsyncDisposable
{
    private TestCloud(SimulatedCloud cloud, ManualTimeProvider clock, HttpClient http)
    {
        Cloud = cloud;
        Clock = clock;
        Http = http;
        Client = new CloudClient(http, cloud.AuthUrl);
    }

    public SimulatedCloud Cloud { get; }

    public ManualTimeProvider Clock { get; }

    public HttpClient Http { get; }

    /// <summary>The user demo in the project demo.</summary>
    public CloudClient Client { get; }

    public static async Task<TestCloud> StartAsync(Action<SimulatorOptions>? configure = null)
    {
        var clock = new ManualTimeProvider();
        var options = new SimulatorOptions { TimeProvider = clock };
        configure?.Invoke(options);
        var cloud = await SimulatedCloud.StartAsync(options);
        var test = new TestCloud(cloud, clock, new HttpClient());
        await test.Client.LogInAsync("demo", options.Password, "demo");
        return test;
    }

    public async Task<CloudClient> LogInAsync(string user, string? project = null)
    {
        var client = new CloudClient(Http, Cloud.AuthUrl);
        (await client.LogInAsync(user, Cloud.Options.Password, project ?? user)).Expect(201);
        return client;
    }

    /// <summary>A network with one subnet.</summary>
    public async Task<(string Network, string Subnet)> NetworkAsync(string cidr = "10.0.0.0/24")
    {
        var network = (await Client.PostAsync("network", "/networks", JsonNode.Parse("""{"network":{"name":"net"}}""")!)).Expect(201).Text("network.id");
        var subnet = (await Client.PostAsync("network", "/subnets", new JsonObject
        {
            ["subnet"] = new JsonObject { ["network_id"] = network, ["ip_version"] = 4, ["cidr"] = cidr },
        })).Expect(201).Text("subnet.id");
        return (network, subnet);
    }

    /// <summary>A server on one network, still building.</summary>
    public async Task<string> ServerAsync(JsonNode networks, string name = "server")
    {
        var image = (await Client.GetAsync("image", "/images?name=cirros")).Text("images.0.id");
        return (await Client.PostAsync("compute", "/servers", new JsonObject
        {
            ["server"] = new JsonObject { ["name"] = name, ["flavorRef"] = "100", ["imageRef"] = image, ["networks"] = networks },
        }, "compute 2.79")).Expect(202).Text("server.id");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Cloud.DisposeAsync();
    }
}
