namespace Heat.Simulator.Keystone;

/// <summary>Identity v3: tokens, catalogue, projects, users, application credentials.</summary>
internal sealed class KeystoneService(World world) : IService
{
    private readonly Tokens _tokens = new(world);
    private readonly ApplicationCredentials _credentials = new(world);
    private readonly Directory _directory = new(world);

    public string Type => "identity";

    public string Root => "identity";

    public Reply Handle(Call call)
    {
        if (call.Path is [] or ["v3"])
        {
            return Versions(call);
        }

        if (call.Path[0] != "v3")
        {
            throw NotFound();
        }

        call.Path = call.Path[1..];
        if (call.Path is ["auth", "tokens"] && call.Method == "POST")
        {
            return _tokens.Create(call);
        }

        call.Token = world.Identity.Find(call.Header("X-Auth-Token")) ?? throw Unauthorized();
        return call.Path switch
        {
            ["auth", "tokens"] => _tokens.Handle(call),
            ["auth", "catalog"] => Reply.Ok(new JsonObject { ["catalog"] = Catalogue.For(world, call.Token.Project, call.Origin) }),
            ["users", var user, "application_credentials", ..] => _credentials.Handle(call, user),
            _ => _directory.Handle(call),
        };
    }

    public JsonObject Describe(ServiceFault fault) => new()
    {
        ["error"] = new JsonObject { ["code"] = fault.Status, ["message"] = fault.Message, ["title"] = fault.Type },
    };

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call) =>
        [("x-openstack-request-id", call.RequestId), ("Vary", "X-Auth-Token")];

    internal static ServiceFault Unauthorized() =>
        new(401, "Unauthorized", "The request you have made requires authentication.");

    internal static ServiceFault Forbidden() =>
        new(403, "Forbidden", "You are not authorized to perform the requested action.");

    internal static ServiceFault NotFound() => new(404, "Not Found", "The resource could not be found.");

    internal static ServiceFault NotFound(string kind, string id) => new(404, "Not Found", $"Could not find {kind}: {id}.");

    private static Reply Versions(Call call)
    {
        var version = new JsonObject
        {
            ["id"] = "v3.14",
            ["status"] = "stable",
            ["updated"] = "2020-04-07T00:00:00Z",
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = call.Origin + "/identity/v3/" }),
            ["media-types"] = new JsonArray(new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.identity-v3+json" }),
        };
        return call.Path is []
            ? Reply.Of(300, new JsonObject { ["versions"] = new JsonObject { ["values"] = new JsonArray(version) } })
            : Reply.Ok(new JsonObject { ["version"] = version });
    }
}
