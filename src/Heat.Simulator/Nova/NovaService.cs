namespace Heat.Simulator.Nova;

/// <summary>Compute v2.1 with microversions.</summary>
internal sealed class NovaService : IService
{
    private readonly World _world;
    private readonly NovaAbout _about;
    private readonly ServerGroups _groups;

    public NovaService(World world)
    {
        _world = world;
        _about = new NovaAbout(world);
        Flavors = new Flavors(world);
        KeyPairs = new KeyPairs(world);
        _groups = new ServerGroups(world);
        Servers = new Servers(world);
    }

    public string Type => "compute";

    public string Root => "compute";

    public Flavors Flavors { get; }

    public KeyPairs KeyPairs { get; }

    public Servers Servers { get; }

    public ServerGroups ServerGroups => _groups;

    public Reply Handle(Call call)
    {
        if (call.Path is [])
        {
            return _about.Versions(call);
        }

        if (call.Path[0] is not ("v2.1" or "v2"))
        {
            throw ServiceFault.NotFound("The resource could not be found.");
        }

        call.Path = call.Path[1..];
        call.Microversion = ApiVersion.Ask(call, "compute", "X-OpenStack-Nova-API-Version", 1, _world.Options.ComputeMicroversion) ?? throw TooNew(call);
        if (call.Path is [])
        {
            return _about.Version(call);
        }

        call.Token = _world.Identity.Find(call.Header("X-Auth-Token")) ?? throw CloudAuth.Unauthorized();
        return call.Path switch
        {
            ["servers", .. var tail] => Servers.Handle(call, tail),
            ["flavors", .. var tail] => Flavors.Handle(call, tail),
            ["os-keypairs", .. var tail] => KeyPairs.Handle(call, tail),
            ["os-server-groups", .. var tail] => _groups.Handle(call, tail),
            _ => _about.Handle(call),
        };
    }

    public JsonObject Describe(ServiceFault fault) => fault.Status == 401 ? CloudAuth.Body(fault) : new JsonObject
    {
        [KeyOf(fault.Status)] = new JsonObject { ["code"] = fault.Status, ["message"] = fault.Message },
    };

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call)
    {
        var version = $"2.{call.Microversion}";
        return call.Microversion == 0
            ? [("x-openstack-request-id", call.RequestId), ("x-compute-request-id", call.RequestId)]
            :
            [
                ("OpenStack-API-Version", "compute " + version), ("X-OpenStack-Nova-API-Version", version),
                ("Vary", "OpenStack-API-Version, X-OpenStack-Nova-API-Version"),
                ("x-openstack-request-id", call.RequestId), ("x-compute-request-id", call.RequestId),
            ];
    }

    internal static string KeyOf(int status) => status switch
    {
        400 => "badRequest",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "itemNotFound",
        405 => "badMethod",
        409 => "conflictingRequest",
        413 or 429 => "overLimit",
        415 => "badMediaType",
        501 => "notImplemented",
        503 => "serviceUnavailable",
        _ => "computeFault",
    };

    private ServiceFault TooNew(Call call) => new(406, "NotAcceptable",
        $"Version {ApiVersion.Text(call, "compute", "X-OpenStack-Nova-API-Version")} is not supported by the API. Minimum is 2.1 and maximum is 2.{_world.Options.ComputeMicroversion}.");
}
