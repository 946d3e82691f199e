namespace Heat.Simulator.Swift;

/// <summary>Calls on a container.</summary>
internal static class Containers
{
    private static readonly string[] Settable = ["X-Container-Meta-", "X-Container-Read", "X-Container-Write", "X-Versions-Location", "X-Versions-Mode"];

    public static Reply Handle(Call call, Account account, string name) => call.Method switch
    {
        "PUT" => Put(call, account, name),
        "POST" => Post(call, account.Container(name)),
        "HEAD" => new Reply(204) { Headers = Headers(account.Container(name)) },
        "GET" => Get(call, account.Container(name)),
        "DELETE" => Delete(account, name),
        _ => throw ServiceFault.MethodNotAllowed(),
    };

    private static Reply Put(Call call, Account account, string name)
    {
        var isNew = account.Containers.TryAdd(name, new Container());
        SwiftHeaders.Take(call, account.Containers[name].Headers, Settable);
        return new Reply(isNew ? 201 : 202);
    }

    private static Reply Post(Call call, Container container)
    {
        SwiftHeaders.Take(call, container.Headers, Settable);
        return Reply.NoContent;
    }

    private static Reply Get(Call call, Container container) => SwiftListing.Of(call, container.Objects.Keys, name => new JsonObject
    {
        ["bytes"] = container.Objects[name].Content.Length,
        ["hash"] = container.Objects[name].Hash,
        ["name"] = name,
        ["content_type"] = container.Objects[name].ContentType,
        ["last_modified"] = container.Objects[name].ModifiedAt.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    }) with
    { Headers = Headers(container) };

    private static Reply Delete(Account account, string name)
    {
        if (account.Container(name).Objects.Count > 0)
        {
            throw new ServiceFault(409, "Conflict", "There was a conflict when trying to complete your request.");
        }

        account.Containers.Remove(name);
        return Reply.NoContent;
    }

    private static IReadOnlyList<(string Name, string Value)> Headers(Container container) => SwiftHeaders.Of(
        container.Headers,
        ("X-Container-Object-Count", SwiftHeaders.Text(container.Objects.Count)),
        ("X-Container-Bytes-Used", SwiftHeaders.Text(container.Bytes)));
}
