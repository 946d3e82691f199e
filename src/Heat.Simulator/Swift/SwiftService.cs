using System.Text;

namespace Heat.Simulator.Swift;

/// <summary>Object storage v1: accounts, containers, objects with old versions, temporary URLs.</summary>
internal sealed class SwiftService(World world) : IService
{
    private const string AccountPrefix = "AUTH_";

    private readonly Dictionary<string, Account> _accounts = [];

    public string Type => "object-store";

    public string Root => "object-store";

    public Reply Handle(Call call)
    {
        if (call.Path is ["info"])
        {
            return Reply.Ok(Info());
        }

        if (call.Path is not ["v1", var account, .. var tail])
        {
            throw NotFound();
        }

        var project = account.StartsWith(AccountPrefix, StringComparison.Ordinal) ? account[AccountPrefix.Length..] : "";
        var owned = Of(project);
        Authorize(call, project, owned, tail);
        return tail switch
        {
            [] => Accounts.Handle(call, owned),
            [var container] => Containers.Handle(call, owned, container),
            [var container, .. var name] => StoredObjects.Handle(world, call, owned, container, string.Join('/', name)),
        };
    }

    public JsonObject Describe(ServiceFault fault) => new() { ["error"] = fault.Message };

    /// <summary>Swift writes its errors as HTML, but for those of temporary URLs.</summary>
    public Reply Refuse(Call call, ServiceFault fault) => new(fault.Status)
    {
        Raw = Encoding.UTF8.GetBytes(fault.Type == "TempUrl" ? fault.Message : $"<html><h1>{fault.Type}</h1><p>{fault.Message}</p></html>"),
        ContentType = fault.Type == "TempUrl" ? "text/plain" : "text/html; charset=UTF-8",
    };

    public IEnumerable<(string Name, string Value)> HeadersFor(Call call) =>
        [("X-Trans-Id", "tx" + call.RequestId[4..].Replace("-", "", StringComparison.Ordinal)), ("X-Openstack-Request-Id", call.RequestId)];

    internal static ServiceFault NotFound() => new(404, "Not Found", "The resource could not be found.");

    private Account Of(string project)
    {
        if (!_accounts.TryGetValue(project, out var account))
        {
            _accounts[project] = account = new Account();
        }

        return account;
    }

    private void Authorize(Call call, string project, Account account, string[] tail)
    {
        if (TemporaryUrls.Are(call))
        {
            var path = $"/{Root}/v1/{AccountPrefix}{project}/{string.Join('/', tail)}";
            if (tail.Length < 2 || !TemporaryUrls.IsRight(call, account, path, world.Now))
            {
                throw new ServiceFault(401, "TempUrl", "401 Unauthorized: Temp URL invalid\n");
            }

            return;
        }

        call.Token = world.Identity.Find(call.Header("X-Auth-Token"))
            ?? throw new ServiceFault(401, "Unauthorized", "This server could not verify that you are authorized to access the document you requested.");
        if (call.ProjectId != project)
        {
            throw new ServiceFault(403, "Forbidden", "Access was denied to this resource.");
        }
    }

    private static JsonObject Info() => new()
    {
        ["swift"] = new JsonObject { ["version"] = "2.33.0", ["container_listing_limit"] = 10_000, ["max_object_name_length"] = 1024 },
        ["tempurl"] = new JsonObject
        {
            ["methods"] = new JsonArray("GET", "HEAD", "PUT", "POST", "DELETE"),
            ["allowed_digests"] = new JsonArray([.. TemporaryUrls.Digests.Select(digest => JsonValue.Create(digest))]),
        },
        ["versioned_writes"] = new JsonObject { ["allowed_flags"] = new JsonArray("x-versions-location", "x-history-location") },
    };
}
