using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.OpenStack;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Sessions;
using Heat.Resources.Tests.Heat.Software;
using Heat.Simulator;
using Heat.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Resources.Tests;

/// <summary>A simulated cloud of one test's own, with a session in it. Its clock moves only when somebody looks.</summary>
internal sealed class TestCloud : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private int _incarnations;

    private TestCloud(SimulatedCloud cloud, ManualTimeProvider clock, string user)
    {
        (Simulator, Clock) = (cloud, clock);
        _services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddHeatOpenStack().AddHeatResources()
            .AddSingleton(Software.Records).AddSingleton<ISignalBox, FixedSignalBox>().AddSingleton<IChildStacks, Nesting.MemoryChildStacks>().BuildServiceProvider();
        Session = _services.GetRequiredService<ICloudSessionFactory>().Open(CloudsYaml.Parse(cloud.CloudsYaml, user));
        Drivers = _services.GetRequiredService<IDriverSourceFactory>().ForSession(Session);
    }

    /// <summary>What is kept of software on servers.</summary>
    public MemorySoftware Software { get; } = new();

    public SimulatedCloud Simulator { get; }

    public ManualTimeProvider Clock { get; }

    public CloudSession Session { get; }

    public CloudDrivers Drivers { get; }

    /// <summary>Everything that users made, in an order that does not change.</summary>
    public IReadOnlyList<string> Everything =>
        [.. Simulator.Objects().Where(item => item.Name != "default").Select(item => $"{item.Kind} {item.Name} {item.Id}").Order(StringComparer.Ordinal)];

    public static async Task<TestCloud> StartAsync(Action<SimulatorOptions>? configure = null, string user = "demo")
    {
        var clock = new ManualTimeProvider();
        var options = new SimulatorOptions { TimeProvider = clock };
        configure?.Invoke(options);
        var cloud = new TestCloud(await SimulatedCloud.StartAsync(options), clock, user);

        // Neutron makes a project's default group at its first call.
        await cloud.Session.Service("network").GetAsync("v2.0/security-groups", CancellationToken.None);
        return cloud;
    }

    /// <summary>A resource that is not created yet.</summary>
    public Task<LivingResource> ResourceAsync(string type, string properties = "{}", string name = "r") =>
        ResourceAsync(type, JsonNode.Parse(properties)!.AsObject(), name);

    /// <inheritdoc cref="ResourceAsync(string, string, string)"/>
    public Task<LivingResource> ResourceAsync(string type, JsonObject properties, string name = "r") =>
        LivingResource.DescribeAsync(this, type, properties, name, $"web-{name}-{++_incarnations:d12}");

    /// <summary>A resource that is ready.</summary>
    public async Task<LivingResource> CreatedAsync(string type, string properties = "{}", string name = "r")
    {
        var resource = await ResourceAsync(type, properties, name);
        await resource.CreateAsync();
        return resource;
    }

    /// <summary>What a service answers to a GET.</summary>
    public async Task<JsonObject> GetAsync(string service, string path, string entity) =>
        (await Session.Service(service).GetAsync(path, CancellationToken.None))[entity]!.AsObject();

    /// <summary>How many calls of a method there were since the counts were forgotten.</summary>
    public long Calls(params string[] methods) => Simulator.Calls.Where(call => methods.Contains(call.Key.Method) && call.Key.Service != "identity").Sum(call => call.Value);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
