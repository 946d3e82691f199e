namespace Heat.Simulator.Cinder;

/// <summary>Block storage v3 with microversions.</summary>
internal sealed class CinderService : IService
{
    private readonly World _world;
    private readonly CinderAbout _about;

    public CinderService(World world)
    {
        _world = world;
        _about = new CinderAbout(world);
        Types = new VolumeTypes(world);
        Volumes = new Volumes(world);
        Snapshots = new Snapshots(world);
        Backups = new Backups(world);
    }

    public string Type => "volume";

    public string Root => "volume";

    public VolumeTypes Types { get; }

    public Volumes Volumes { get; }

    public Snapshots Snapshots { get; }

    public Backups Backups { get; }

    public Reply Handle(Call call)
    {
        if (call.Path is [])
        {
            return _about.Versions(call, 300);
        }

        if (call.Path[0] != "v3")
        {
            throw ServiceFault.NotFound("The resource could not be found.");
        }

        call.Path = call.Path[1..];
        call.Microversion = ApiVersion.Ask(call, "volume", null, 0, _world.Options.VolumeMicroversion) ?? throw new ServiceFault(406, "NotAcceptable",
            $"Version {ApiVersion.Text(call, "volume", null)} is not supported by the API. Minimum is 3.0 and maximum is 3.{_world.Options.VolumeMicroversion}.");
        if (call.Path is [] or [""])
        {
            return _about.Versions(call, 200);
        }

        call.Token = _world.Identity.Find(call.Header("X-Auth-Token")) ?? throw CloudAuth.Unauthorized();
        DropProject(call);
        return call.Path switch
        {
            ["volumes", .. var tail] => Volumes.Handle(call, tail),
            ["snapshots", .. var tail] => Snapshots.Handle(call, tail),
            ["backups", .. var tail] => Backups.Handle(call, tail),
            ["types", .. var tail] => Types.Handle(call, tail),
            _ => _about.Handle(call),
        };
    }

    public JsonObject Describe(ServiceFault fault) => fault.Status == 401 ? CloudAuth.Body(fault) : Body(fault);

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call) =>
    [
        ("x-compute-request-id", call.RequestId), ("x-openstack-request-id", call.RequestId),
        ("OpenStack-API-Version", $"volume 3.{call.Microversion}"), ("Vary", "OpenStack-API-Version"),
    ];

    private static JsonObject Body(ServiceFault fault)
    {
        var body = new JsonObject { ["code"] = fault.Status, ["message"] = fault.Message };
        if (fault.Status == 413)
        {
            body["retryAfter"] = "0";
        }

        return new JsonObject { [Nova.NovaService.KeyOf(fault.Status)] = body };
    }

    /// <summary>The project in the path must be that of the token; it may be left out.</summary>
    private static void DropProject(Call call)
    {
        if (call.Path[0].Length != 32 || !call.Path[0].All(char.IsAsciiHexDigit))
        {
            return;
        }

        if (call.Path[0] != call.ProjectId && !call.IsAdmin)
        {
            throw ServiceFault.BadRequest("Malformed request url");
        }

        call.Path = call.Path[1..];
    }
}
