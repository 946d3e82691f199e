using System.Diagnostics;

namespace Heat.Simulator.Tests.Contract;

/// <summary>The cloud that a contract is checked on: the simulator, or a real one.</summary>
internal sealed class ContractCloud : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly SimulatedCloud? _simulated;
    private readonly ManualTimeProvider? _clock;
    private readonly List<(string Service, string Path)> _later = [];

    private ContractCloud(CloudCredentials credentials, SimulatedCloud? simulated, ManualTimeProvider? clock)
    {
        Credentials = credentials;
        _simulated = simulated;
        _clock = clock;
        Client = new CloudClient(_http, credentials.AuthUrl);
    }

    public CloudCredentials Credentials { get; }

    public CloudClient Client { get; }

    /// <summary>A name that no other test has.</summary>
    public string Name { get; } = "contract-" + Guid.NewGuid().ToString("N")[..10];

    public CloudClient Stranger => new(_http, Credentials.AuthUrl);

    public static async Task<ContractCloud> OpenAsync(string target)
    {
        var cloud = target == ContractTargets.Real
            ? new ContractCloud(CloudCredentials.FromEnvironment(), null, null)
            : await SimulatedAsync();
        (await cloud.Client.LogInAsync(cloud.Credentials.User, cloud.Credentials.Password, cloud.Credentials.Project)).Expect(201);
        return cloud;
    }

    /// <summary>Creates an object and remembers to delete it at the end, in reverse order.</summary>
    public async Task<Answer> MakeAsync(string service, string path, JsonObject body, string? version = null)
    {
        var answer = await Client.PostAsync(service, path, body, version);
        if (answer.Status is 200 or 201 or 202 && answer.Body is JsonObject { Count: > 0 } made && made.First().Value is JsonObject only)
        {
            _later.Add((service, $"{path}/{(path == "/os-keypairs" ? only["name"] : only["id"])}"));
        }

        return answer;
    }

    public async Task<string> NetworkAsync() =>
        (await MakeAsync("network", "/networks", new JsonObject { ["network"] = new JsonObject { ["name"] = Name } })).Expect(201).Text("network.id");

    public async Task<string> SubnetAsync(string network, string cidr = "10.61.0.0/24") => (await MakeAsync("network", "/subnets", new JsonObject
    {
        ["subnet"] = new JsonObject { ["network_id"] = network, ["name"] = Name, ["ip_version"] = 4, ["cidr"] = cidr },
    })).Expect(201).Text("subnet.id");

    public async Task<Answer> PortAsync(string network) => (await MakeAsync("network", "/ports", new JsonObject
    {
        ["port"] = new JsonObject { ["network_id"] = network, ["name"] = Name },
    })).Expect(201);

    public async Task<string> PublicNetworkAsync() =>
        (await Client.GetAsync("network", "/networks?router:external=True&name=public")).Text("networks.0.id");

    public async Task<string> FlavorAsync(string name) => (await Client.GetAsync("compute", "/flavors")).List("flavors")
        .First(flavor => flavor!["name"]!.ToString() == name)!["id"]!.ToString();

    public async Task<string> ImageAsync() => (await Client.GetAsync("image", "/images?name=cirros")).Text("images.0.id");

    public async Task<Answer> ServerAsync(JsonNode networks, Action<JsonObject>? more = null)
    {
        var server = new JsonObject
        {
            ["name"] = Name,
            ["flavorRef"] = await FlavorAsync("m1.nano"),
            ["imageRef"] = await ImageAsync(),
            ["networks"] = networks,
        };
        more?.Invoke(server);
        return await MakeAsync("compute", "/servers", new JsonObject { ["server"] = server }, "compute 2.79");
    }

    /// <summary>Looks until the condition holds, letting the cloud's time pass between looks.</summary>
    public async Task<Answer> UntilAsync(string service, string path, Func<Answer, bool> holds, string? version = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await Client.GetAsync(service, path, version);
            if (holds(answer))
            {
                return answer;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{path} never came to what was waited for; it is {answer.Status} {answer.Body?.ToJsonString()}");
            await PassTimeAsync();
        }
    }

    public Task<Answer> UntilStatusAsync(string service, string path, string envelope, string status, string? version = null) =>
        UntilAsync(service, path, answer => answer.Text(envelope + ".status") == status && answer[envelope + ".OS-EXT-STS:task_state"] is null, version);

    public Task<Answer> UntilGoneAsync(string service, string path) => UntilAsync(service, path, answer => answer.Status == 404);

    public async ValueTask DisposeAsync()
    {
        _later.Reverse();
        foreach (var (service, path) in _later)
        {
            await RemoveAsync(service, path);
        }

        _http.Dispose();
        if (_simulated is not null)
        {
            await _simulated.DisposeAsync();
        }
    }

    private static async Task<ContractCloud> SimulatedAsync()
    {
        var clock = new ManualTimeProvider();
        var options = new SimulatorOptions { TimeProvider = clock };
        options.BuildTimes.Server = options.BuildTimes.Volume = options.BuildTimes.Resize = TimeSpan.FromSeconds(2);
        options.BuildTimes.ServerDelete = options.BuildTimes.VolumeDelete = options.BuildTimes.ServerAction = options.BuildTimes.Attach = TimeSpan.FromSeconds(1);
        var cloud = await SimulatedCloud.StartAsync(options);
        return new ContractCloud(new CloudCredentials(cloud.AuthUrl, "demo", options.Password, "demo"), cloud, clock);
    }

    private async Task PassTimeAsync()
    {
        if (_clock is not null)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        else
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700));
        }
    }

    private async Task RemoveAsync(string service, string path)
    {
        if (path.StartsWith("/routers/", StringComparison.Ordinal))
        {
            await ClearRouterAsync(path);
        }

        for (var attempt = 0; attempt < 40; attempt++)
        {
            var answer = await Client.DeleteAsync(service, path);
            if (answer.Status == 404 || (answer.Status is 200 or 202 or 204 && (await Client.GetAsync(service, path)).Status == 404))
            {
                return;
            }

            await PassTimeAsync();
        }
    }

    private async Task ClearRouterAsync(string path)
    {
        await Client.PutAsync("network", path, new JsonObject { ["router"] = new JsonObject { ["routes"] = new JsonArray() } });
        var ports = await Client.GetAsync("network", $"/ports?device_id={path.Split('/')[^1]}&device_owner=network:router_interface");
        foreach (var port in ports.List("ports"))
        {
            await Client.PutAsync("network", path + "/remove_router_interface", new JsonObject { ["port_id"] = port!["id"]!.ToString() });
        }
    }
}
