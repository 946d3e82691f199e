using Heat.Simulator.Faults;
using Heat.Simulator.Hosting;

namespace Heat.Simulator.Control;

/// <summary><c>/_simulator/…</c>: the same control as <see cref="SimulatedCloud"/> gives, for scripts.</summary>
internal sealed class ControlApi(CloudState cloud)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Rendered Answer(Call call)
    {
        try
        {
            return new Rendered(Handle(call), []);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or InvalidOperationException or ServiceFault)
        {
            return new Rendered(Reply.Of((fault as ServiceFault)?.Status ?? 400, new JsonObject { ["error"] = fault.Message }), []);
        }
    }

    private Reply Handle(Call call) => (call.Method, call.Path) switch
    {
        ("GET", []) => Reply.Ok(new JsonObject { ["status"] = "up" }),
        ("GET", ["options"]) => Reply.Ok(OptionsText.Write(cloud.Options)),
        ("PATCH" or "PUT", ["options"]) => ChangeOptions(call),
        ("GET", ["faults"]) => Reply.Ok(JsonSerializer.SerializeToNode(cloud.Faults.Rules, Json)!),
        ("POST", ["faults"]) => AddFaults(call),
        ("DELETE", ["faults"]) => Done(cloud.Faults.Clear),
        ("GET", ["calls"]) => Calls(),
        ("DELETE", ["calls"]) => Done(cloud.Counters.Clear),
        ("GET", ["objects"]) => Objects(call),
        ("DELETE", ["objects", var kind, var id]) => Found(CloudObjects.Delete(cloud, kind, id)),
        ("PATCH", ["objects", var kind, var id]) => Found(CloudObjects.Change(cloud, kind, id, BodyOf(call))),
        ("POST", ["revoke-tokens"]) => Reply.Ok(new JsonObject { ["revoked"] = CloudObjects.RevokeTokens(cloud, (call.Body as JsonObject)?.Text("user")) }),
        ("POST", ["change-password"]) => Found(CloudObjects.ChangePassword(cloud, Required(call, "user"), Required(call, "password"))),
        ("POST", ["reset"]) => Done(cloud.Reset),
        ("GET", ["clouds.yaml"]) => new Reply(200) { Raw = Clouds(call), ContentType = "application/yaml" },
        _ => throw ServiceFault.NotFound($"The control API has no {call.Method} /_simulator/{string.Join('/', call.Path)}."),
    };

    private Reply ChangeOptions(Call call)
    {
        OptionsText.Apply(cloud.Options, BodyOf(call));
        return Reply.Ok(OptionsText.Write(cloud.Options));
    }

    private Reply AddFaults(Call call)
    {
        var rules = call.Body is JsonArray many ? many : new JsonArray(BodyOf(call).DeepClone());
        foreach (var rule in rules)
        {
            cloud.Faults.Add(rule.Deserialize<FaultRule>(Json) ?? throw new ArgumentException("A rule is missing."));
        }

        return Reply.Ok(JsonSerializer.SerializeToNode(cloud.Faults.Rules, Json)!);
    }

    private Reply Calls()
    {
        var counts = cloud.Counters.Snapshot();
        return Reply.Ok(new JsonObject
        {
            ["total"] = counts.Values.Sum(),
            ["calls"] = counts.OrderByDescending(pair => pair.Value).Select(pair => new JsonObject
            {
                ["service"] = pair.Key.Service,
                ["method"] = pair.Key.Method,
                ["path"] = pair.Key.Path,
                ["count"] = pair.Value,
            }).ToJson(),
        });
    }

    private Reply Objects(Call call)
    {
        var project = call.Query["project"].FirstOrDefault();
        var all = CloudObjects.List(cloud, call.Query["kind"].FirstOrDefault()).Where(one => project is null || one.Project == project).ToList();
        var counts = new JsonObject();
        foreach (var group in all.GroupBy(one => one.Kind))
        {
            counts[group.Key] = group.Count();
        }

        return Reply.Ok(new JsonObject { ["counts"] = counts, ["objects"] = JsonSerializer.SerializeToNode(all, Json) });
    }

    private byte[] Clouds(Call call) => System.Text.Encoding.UTF8.GetBytes(
        CloudsFile.Write(new Uri(call.Origin + "/identity/v3"), cloud.Options, ["demo", "admin", "alt_demo", .. cloud.Options.ExtraProjects]));

    private static Reply Done(Action act)
    {
        act();
        return Reply.NoContent;
    }

    private static Reply Found(bool found) => found ? Reply.NoContent : throw ServiceFault.NotFound("There is no such object.");

    private static JsonObject BodyOf(Call call) => call.Body as JsonObject ?? throw new ArgumentException("The body must be a JSON object.");

    private static string Required(Call call, string field) => BodyOf(call).Text(field) ?? throw new ArgumentException($"The body must have the field {field}.");
}
