using Heat.Engine.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Resources.Tests;

public sealed class DriverSourceTests
{
    [Fact]
    public async Task Driver_IsMadeOncePerSession()
    {
        await using var cloud = await TestCloud.StartAsync();

        Assert.Same(cloud.Drivers.Drivers.Find("OS::Neutron::Net"), cloud.Drivers.Drivers.Find("OS::Neutron::Net"));
        Assert.Null(cloud.Drivers.Drivers.Find("OS::Trove::Instance"));
    }

    [Fact]
    public void Registration_BringsFactoryAndClassifier()
    {
        using var services = new ServiceCollection().AddHeatResources().BuildServiceProvider();

        Assert.NotNull(services.GetService<IDriverSourceFactory>());
        Assert.NotNull(services.GetService<IFaultClassifier>());
    }

    [Fact]
    public void TypeWithoutDriver_IsNotNamed()
    {
        Assert.True(ResourceDrivers.Has("OS::Nova::Server"));
        Assert.False(ResourceDrivers.Has("OS::Trove::Instance"));
    }
}
