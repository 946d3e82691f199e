using Heat.Simulator.Cinder;
using Heat.Simulator.Keystone;

namespace Heat.Simulator;

/// <summary>What the cloud holds before its first user.</summary>
internal static class Seed
{
    private static readonly (string Name, int Vcpus, int Ram, int Disk)[] Flavors =
    [
        ("m1.nano", 1, 64, 1), ("m1.micro", 1, 128, 1), ("m1.tiny", 1, 512, 1), ("m1.small", 1, 2048, 20),
        ("m1.medium", 2, 4096, 40), ("m1.large", 4, 8192, 80), ("m1.xlarge", 8, 16384, 160),
    ];

    private static readonly string[] Members = ["demo", "alt_demo"];

    public static void Into(World world)
    {
        var admin = Identities(world);
        foreach (var (index, flavor) in Flavors.Index())
        {
            world.Nova.Flavors.Seed($"{100 + index}", flavor.Name, flavor.Vcpus, flavor.Ram, flavor.Disk);
        }

        world.Glance.Images.Seed(admin.Id, "cirros", 21_430_272, 0);
        world.Glance.Images.Seed(admin.Id, "debian-12", 345_636_864, 2);
        world.Cinder.Types.Seed(VolumeTypes.Usual, "Default Volume Type", []);
        world.Cinder.Types.Seed("lab", null, []);
        world.Cinder.Types.Seed("lab-multiattach", null, new JsonObject { ["multiattach"] = "<is> True" });
        PublicNetwork(world, admin);
    }

    private static Project Identities(World world)
    {
        var identity = world.Identity;
        var password = world.Options.Password;
        var admin = identity.AddProject("admin");
        var administrator = identity.AddUser("admin", password);
        IdentityStore.Grant(administrator, Domain.Default.Id, "admin");
        IdentityStore.Grant(administrator, admin.Id, "admin", "member", "reader");
        foreach (var name in Members.Concat(world.Options.ExtraProjects))
        {
            var project = identity.AddProject(name);
            IdentityStore.Grant(identity.AddUser(name, password), project.Id, "member", "reader", "heat_stack_owner");
            IdentityStore.Grant(administrator, project.Id, "admin", "member", "reader");
        }

        return admin;
    }

    private static void PublicNetwork(World world, Project owner)
    {
        var neutron = world.Neutron;
        var call = neutron.SystemCall;
        var network = neutron.Networks.Make(call, owner.Id, new JsonObject
        {
            ["name"] = "public",
            ["router:external"] = true,
            ["mtu"] = 1500,
            ["provider:network_type"] = "flat",
            ["provider:physical_network"] = "public",
        });
        neutron.Subnets.Make(call, owner.Id, new JsonObject
        {
            ["name"] = "public-subnet",
            ["network_id"] = network.Id,
            ["ip_version"] = 4,
            ["cidr"] = "172.24.0.0/16",
            ["gateway_ip"] = "172.24.0.1",
            ["enable_dhcp"] = false,
            ["allocation_pools"] = new JsonArray(new JsonObject { ["start"] = "172.24.1.1", ["end"] = "172.24.254.254" }),
        });
    }
}
