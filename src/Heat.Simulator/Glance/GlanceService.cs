using System.Text;

namespace Heat.Simulator.Glance;

/// <summary>Image v2.</summary>
internal sealed class GlanceService(World world) : IService
{
    public string Type => "image";

    public string Root => "image";

    public Images Images { get; } = new(world);

    public Reply Handle(Call call)
    {
        if (call.Path is [] or ["versions"])
        {
            return Versions(call);
        }

        if (call.Path[0] != "v2")
        {
            throw NotFound("The resource could not be found.");
        }

        call.Path = call.Path[1..];
        call.Token = world.Identity.Find(call.Header("X-Auth-Token")) ?? throw CloudAuth.Unauthorized();
        return call.Path switch
        {
            ["images", .. var tail] => Images.Handle(call, tail),
            _ => throw NotFound("The resource could not be found."),
        };
    }

    public JsonObject Describe(ServiceFault fault) => new()
    {
        ["message"] = fault.Message + "<br /><br />\n\n\n",
        ["code"] = $"{fault.Status} {Title(fault.Status)}",
        ["title"] = Title(fault.Status),
    };

    /// <summary>Glance writes its errors as text unless JSON is asked for.</summary>
    public Reply Refuse(Call call, ServiceFault fault) => call.Header("Accept")?.Contains("json", StringComparison.Ordinal) == true
        ? Reply.Of(fault.Status, Describe(fault))
        : new Reply(fault.Status)
        {
            Raw = Encoding.UTF8.GetBytes($"{fault.Status} {Title(fault.Status)}\n\n{fault.Message}\n\n   "),
            ContentType = "text/plain; charset=UTF-8",
        };

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call) => [("x-openstack-request-id", call.RequestId)];

    internal static ServiceFault NotFound(string message) => ServiceFault.NotFound(message);

    private static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        _ => "Error",
    };

    private static Reply Versions(Call call) => Reply.Of(300, new JsonObject
    {
        ["versions"] = new[] { ("v2.17", "CURRENT"), ("v2.16", "SUPPORTED"), ("v2.0", "SUPPORTED") }.Select(version => new JsonObject
        {
            ["id"] = version.Item1,
            ["status"] = version.Item2,
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = call.Origin + "/image/v2/" }),
        }).ToJson(),
    });
}
