using System.Collections.Frozen;

namespace Heat.Simulator.Neutron;

/// <summary>Network v2.0.</summary>
internal sealed class NeutronService : IService
{
    private readonly World _world;
    private readonly FrozenDictionary<string, NeutronCollection> _byPath;
    private readonly NeutronAbout _about;

    public NeutronService(World world)
    {
        _world = world;
        Networks = new Networks(world);
        Subnets = new Subnets(world);
        Ports = new Ports(world);
        Routers = new Routers(world);
        FloatingIps = new FloatingIps(world);
        SecurityGroups = new SecurityGroups(world);
        SecurityGroupRules = new SecurityGroupRules(world);
        SubnetPools = new SubnetPools(world);
        AddressScopes = new AddressScopes(world);
        QosPolicies = new QosPolicies(world);
        _about = new NeutronAbout(world);
        _byPath = new[] { Networks, Subnets, Ports, Routers, FloatingIps, SecurityGroups, SecurityGroupRules, SubnetPools, (NeutronCollection)AddressScopes }
            .ToFrozenDictionary(collection => collection.Kind.Plural.Replace('_', '-'));
    }

    public string Type => "network";

    public string Root => "network";

    public Networks Networks { get; }

    public Subnets Subnets { get; }

    public Ports Ports { get; }

    public Routers Routers { get; }

    public FloatingIps FloatingIps { get; }

    public SecurityGroups SecurityGroups { get; }

    public SecurityGroupRules SecurityGroupRules { get; }

    public SubnetPools SubnetPools { get; }

    public AddressScopes AddressScopes { get; }

    public QosPolicies QosPolicies { get; }

    /// <summary>A call with all rights, for what the cloud does on its own.</summary>
    public Call SystemCall { get; } = Call.OfSystem();

    /// <summary>Every kind of object, by the name of its path.</summary>
    public IEnumerable<NeutronCollection> Collections => [.. _byPath.Values, QosPolicies];

    public Reply Handle(Call call)
    {
        if (call.Path is [])
        {
            return NeutronAbout.Versions(call);
        }

        if (call.Path[0] != "v2.0")
        {
            throw NoResource();
        }

        call.Path = call.Path[1..];
        call.Token = _world.Identity.Find(call.Header("X-Auth-Token")) ?? throw CloudAuth.Unauthorized();
        if (call.Token.Project is not null)
        {
            SecurityGroups.DefaultOf(call.ProjectId);
        }

        return call.Path switch
        {
            ["qos", "policies", .. var tail] => QosPolicies.Handle(call, tail),
            [var plural, .. var tail] when _byPath.TryGetValue(plural, out var collection) => collection.Handle(call, tail),
            _ => _about.Handle(call),
        };
    }

    public JsonObject Describe(ServiceFault fault) => fault.Status == 401
        ? CloudAuth.Body(fault)
        : new JsonObject { ["NeutronError"] = new JsonObject { ["type"] = fault.Type, ["message"] = fault.Message, ["detail"] = "" } };

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call) => [("X-Openstack-Request-Id", call.RequestId)];

    internal static ServiceFault NoResource() => ServiceFault.NotFound("The resource could not be found.");
}
