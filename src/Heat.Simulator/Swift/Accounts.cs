namespace Heat.Simulator.Swift;

/// <summary>Calls on the account itself.</summary>
internal static class Accounts
{
    public static Reply Handle(Call call, Account account)
    {
        switch (call.Method)
        {
            case "POST":
                SwiftHeaders.Take(call, account.Metadata, "X-Account-Meta-");
                return Reply.NoContent;
            case "HEAD":
                return new Reply(204) { Headers = Headers(account) };
            case "GET":
                return SwiftListing.Of(call, account.Containers.Keys, name => new JsonObject
                {
                    ["name"] = name,
                    ["count"] = account.Containers[name].Objects.Count,
                    ["bytes"] = account.Containers[name].Bytes,
                }) with
                { Headers = Headers(account) };
            default:
                throw ServiceFault.MethodNotAllowed();
        }
    }

    private static IReadOnlyList<(string Name, string Value)> Headers(Account account) => SwiftHeaders.Of(
        account.Metadata,
        ("X-Account-Container-Count", SwiftHeaders.Text(account.Containers.Count)),
        ("X-Account-Object-Count", SwiftHeaders.Text(account.Containers.Values.Sum(container => (long)container.Objects.Count))),
        ("X-Account-Bytes-Used", SwiftHeaders.Text(account.Containers.Values.Sum(container => container.Bytes))));
}
