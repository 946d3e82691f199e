using Heat.OpenStack;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Sessions;
using Heat.Resources.Constraints;
using Heat.Simulator;
using Heat.Templates.Schemas;
using Heat.Templates.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Resources.Tests.Constraints;

/// <summary>The table against the services' real paths and answers, over HTTP.</summary>
public sealed class SimulatedLookupTests
{
    [Theory]
    [InlineData("OS::Neutron::Port", "network", "public")]
    [InlineData("OS::Nova::Server", "flavor", "m1.tiny")]
    [InlineData("OS::Nova::Server", "image", "cirros")]
    public async Task NameThatExists_BecomesAnId(string type, string property, string name)
    {
        await using var cloud = await SimulatedCloud.StartAsync();

        var resolved = await ResolveAsync(cloud, type, property, name);

        Assert.Empty(resolved.Diagnostics);
        var id = resolved.Properties.Text(property)!; // set above, and resolution drops nothing
        Assert.NotEqual(name, id);
        Assert.Equal(id, (await ResolveAsync(cloud, type, property, id)).Properties.Text(property));
    }

    [Theory]
    [InlineData("OS::Neutron::Port", "network")]
    [InlineData("OS::Neutron::Net", "qos_policy")]
    [InlineData("OS::Neutron::Subnet", "subnetpool")]
    [InlineData("OS::Nova::Server", "flavor")]
    [InlineData("OS::Nova::Server", "image")]
    [InlineData("OS::Nova::Server", "key_name")]
    [InlineData("OS::Cinder::Volume", "volume_type")]
    [InlineData("OS::Cinder::Volume", "snapshot_id")]
    public async Task NameThatDoesNotExist_IsReported(string type, string property)
    {
        await using var cloud = await SimulatedCloud.StartAsync();

        var resolved = await ResolveAsync(cloud, type, property, "nothing-of-this-name");

        Assert.Equal(PropertyDiagnosticIds.NotFoundInCloud, Assert.Single(resolved.Diagnostics).Id);
    }

    private static async Task<Engine.Ports.ResolvedProperties> ResolveAsync(SimulatedCloud cloud, string type, string property, string value)
    {
        await using var services = new ServiceCollection().AddHeatOpenStack().BuildServiceProvider();
        var session = services.GetRequiredService<ICloudSessionFactory>().Open(CloudsYaml.Parse(cloud.CloudsYaml, "demo"));
        return await new CloudPropertyResolver(session).ResolveAsync(
            ResourceTypeCatalog.Default.Find(type)!,
            PropertyTree.Empty.With(property, new TextValue(value)),
            "resources.r.properties",
            CancellationToken.None);
    }
}
