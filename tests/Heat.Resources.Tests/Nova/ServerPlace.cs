namespace Heat.Resources.Tests.Nova;

/// <summary>A cloud with a network to put servers on.</summary>
internal sealed record ServerPlace(TestCloud Cloud, string Network, string Subnet) : IAsyncDisposable
{
    public static async Task<ServerPlace> StartAsync(Action<Simulator.SimulatorOptions>? configure = null, string user = "demo")
    {
        var cloud = await TestCloud.StartAsync(configure, user);
        var network = await cloud.CreatedAsync("OS::Neutron::Net", name: "net");
        var subnet = await cloud.CreatedAsync("OS::Neutron::Subnet", $$"""{"network":"{{network.Id}}","cidr":"10.1.0.0/24"}""", "subnet");
        return new(cloud, network.Id, subnet.Id);
    }

    /// <summary>Properties of a small server.</summary>
    public static string Server(string networks, string more = "") =>
        $$"""{"image":"cirros","flavor":"m1.tiny","user_data_format":"RAW","networks":{{networks}}{{more}}}""";

    /// <summary>Networks with a port of the server's own.</summary>
    public string OwnPort(string extras = "{}") => $$"""[{"subnet":"{{Subnet}}","port_extra_properties":{{extras}}}]""";

    public Task<LivingResource> CreatedAsync(string properties, string name = "r") => Cloud.CreatedAsync("OS::Nova::Server", properties, name);

    public Task<LivingResource> DescribedAsync(string properties) => Cloud.ResourceAsync("OS::Nova::Server", properties);

    /// <summary>Names of the ports that exist.</summary>
    public IEnumerable<string> Ports => Cloud.Simulator.Objects("ports").Select(port => port.Name);

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();
}
