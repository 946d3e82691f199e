namespace Heat.Simulator.Nova;

/// <summary><c>/os-server-groups</c>.</summary>
internal sealed class ServerGroups(World world)
{
    private static readonly string[] Policies = ["affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity"];

    public Collection Records { get; } = new("name");

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => NovaList.Answer(call, world, "server_groups", Visible(call), newestFirst: false, group => Shown(call, group)),
        ("POST", []) => Create(call),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["server_group"] = Shown(call, Find(call, id)) }),
        ("DELETE", [var id]) => Delete(Find(call, id)),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private IEnumerable<Record> Visible(Call call) =>
        call.IsAdmin && call.QueryFlag("all_projects") ? Records.All : Records.OfProject(call.ProjectId);

    public Record Find(Call call, string id) => Records.Find(id) is { } group && (call.IsAdmin || group.ProjectId == call.ProjectId)
        ? group
        : throw ServiceFault.NotFound($"Instance group {id} could not be found.");

    private Reply Create(Call call)
    {
        var asked = call.Envelope("server_group") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute server_group.");
        var policy = call.Microversion >= 64 ? asked.Text("policy") : asked.List("policies") is [var only] ? only?.ToString() : null;
        if (asked.Text("name") is not { Length: > 0 } name || policy is null || !Policies.Contains(policy))
        {
            var field = call.Microversion >= 64 ? "policy" : "policies";
            throw ServiceFault.BadRequest($"Invalid input for field/attribute {field}. Value: {policy}. '{policy}' is not one of ['anti-affinity', 'affinity', 'soft-anti-affinity', 'soft-affinity']");
        }

        if (!world.Allows("server_groups", Records.CountOfProject(call.ProjectId), 1))
        {
            throw ServiceFault.Forbidden("Quota exceeded, too many server groups.");
        }

        var id = World.NewId();
        var group = Records.Add(id, call.ProjectId, world.Now, new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["policy"] = policy,
            ["rules"] = asked.Map("rules")?.DeepClone() ?? new JsonObject(),
            ["project_id"] = call.ProjectId,
            ["user_id"] = call.Token.User.Id,
        });
        return Reply.Ok(new JsonObject { ["server_group"] = Shown(call, group) });
    }

    private Reply Delete(Record group)
    {
        Records.Remove(group);
        return Reply.NoContent;
    }

    private JsonObject Shown(Call call, Record group)
    {
        var members = world.Nova.Servers.Records.OfProject(group.ProjectId).Where(server => server.Hidden.Text("group") == group.Id).Select(server => server.Id);
        var shown = new JsonObject { ["id"] = group.Id, ["name"] = group.Text("name") };
        if (call.Microversion >= 64)
        {
            shown["policy"] = group.Text("policy");
            shown["rules"] = group["rules"]!.DeepClone();
        }
        else
        {
            shown["policies"] = new JsonArray(group.Text("policy"));
            shown["metadata"] = new JsonObject();
        }

        shown["members"] = members.ToJson();
        if (call.Microversion >= 13)
        {
            shown["project_id"] = group.ProjectId;
            shown["user_id"] = group.Text("user_id");
        }

        return shown;
    }
}
