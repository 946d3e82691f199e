using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>The process of the operator is killed in the middle of its work: the next one goes on, makes nothing twice and leaves nothing behind.</summary>
[Trait("Category", "Cluster")]
public sealed class KillTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Tree = """
        heat_template_version: 2021-04-16
        resources:
          group: { type: OS::Heat::ResourceGroup, properties: { count: 5, resource_def: { type: tier.yaml } } }
        """;

    private const string Tier = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 } }
        """;

    [Fact]
    public async Task KilledDuringANestedCreate_MakesNothingTwice()
    {
        await world.Operator.StopOperatorAsync();
        await using var process = await OperatorProcess.StartAsync(world.Operator.Settings);
        await world.Operator.ApplyAsync("struck", Tree, spec => spec["files"] = new JsonObject { ["tier.yaml"] = Tier });
        foreach (var made in new[] { 1, 4, 7 })
        {
            await world.Operator.EventuallyAsync($"{made} objects are there", () => world.ObjectsOf("struck").Count >= made);
            await process.StrikeAsync();
        }

        await world.Operator.ReadyAsync("struck");

        Assert.Equal(5, world.ObjectsOf("struck").Count(one => one.Kind == "networks"));
        Assert.Equal(5, world.ObjectsOf("struck").Count(one => one.Kind == "subnets"));
        Assert.Equal(6, (await world.Operator.InsideAsync("struck")).Count);

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("struck", world.Operator.Namespace);
        await world.Operator.EventuallyAsync("some are gone", () => world.ObjectsOf("struck").Count < 8);
        await process.StrikeAsync();
        await world.Operator.GoneAsync("struck");
        Assert.Empty(world.ObjectsOf("struck"));
    }

    [Fact]
    public async Task KilledDuringASnapshot_CopiesOnce()
    {
        await world.Operator.StopOperatorAsync();
        await using var process = await OperatorProcess.StartAsync(world.Operator.Settings);
        await world.Operator.ApplyAsync("pictured", """
            heat_template_version: 2021-04-16
            resources:
              one: { type: OS::Cinder::Volume, properties: { size: 1 } }
              two: { type: OS::Cinder::Volume, properties: { size: 1 } }
              server: { type: OS::Nova::Server, properties: { image: cirros, flavor: m1.nano, networks: [ { allocate_network: none } ] } }
            """);
        await world.Operator.ReadyAsync("pictured");
        var images = world.Cloud.Objects("images").Count;

        await world.Operator.SnapshotAsync("picture", "pictured");
        await world.Operator.EventuallyAsync("the first copy is there", () => world.Cloud.Objects("backups").Count + world.Cloud.Objects("images").Count > images);
        await process.StrikeAsync();
        await world.Operator.TakenAsync("picture");

        Assert.Equal((2, images + 1), (world.Cloud.Objects("backups").Count, world.Cloud.Objects("images").Count));

        await world.Operator.DeleteAsync("pictured");
        Assert.Empty(world.ObjectsOf("pictured"));
        Assert.Equal((0, images), (world.Cloud.Objects("backups").Count, world.Cloud.Objects("images").Count));
    }
}
