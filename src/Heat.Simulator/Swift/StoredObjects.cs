namespace Heat.Simulator.Swift;

/// <summary>Calls on objects. Where the container says so, the version that a PUT replaces is kept, and a DELETE brings the last one back.</summary>
internal static class StoredObjects
{
    public static Reply Handle(World world, Call call, Account account, string containerName, string name)
    {
        var container = account.Container(containerName);
        return call.Method switch
        {
            "PUT" => Put(world, call, account, container, name),
            "HEAD" or "GET" => Get(container, name),
            "DELETE" => Delete(account, container, name),
            "POST" => Find(container, name) is not null ? Reply.Accepted : throw SwiftService.NotFound(),
            _ => throw ServiceFault.MethodNotAllowed(),
        };
    }

    private static Reply Put(World world, Call call, Account account, Container container, string name)
    {
        if (container.VersionsLocation is { } location && container.Objects.TryGetValue(name, out var old))
        {
            if (!account.Containers.TryGetValue(location, out var versions))
            {
                throw new ServiceFault(412, "Precondition Failed", "A precondition for this request was not met.");
            }

            var seconds = (old.ModifiedAt - DateTimeOffset.UnixEpoch).TotalSeconds;
            versions.Objects[$"{Prefix(name)}{seconds.ToString("0000000000.00000", CultureInfo.InvariantCulture)}"] = old;
        }

        // Two versions of one object never have the same time.
        var now = container.Objects.TryGetValue(name, out var before) && before.ModifiedAt >= world.Now ? before.ModifiedAt.AddTicks(100) : world.Now;
        var stored = new StoredObject(call.Raw ?? [], call.Header("Content-Type") ?? "application/octet-stream", now);
        container.Objects[name] = stored;
        return new Reply(201) { Headers = [("ETag", stored.Hash), Modified(stored)] };
    }

    private static Reply Get(Container container, string name)
    {
        var stored = Find(container, name) ?? throw SwiftService.NotFound();
        return new Reply(200)
        {
            Raw = stored.Content,
            ContentType = stored.ContentType,
            Headers = [("ETag", stored.Hash), Modified(stored), ("X-Timestamp", SwiftHeaders.Text(stored.ModifiedAt.ToUnixTimeSeconds()))],
        };
    }

    private static Reply Delete(Account account, Container container, string name)
    {
        if (container.VersionsLocation is { } location && account.Containers.TryGetValue(location, out var versions)
            && versions.Objects.Keys.LastOrDefault(key => key.StartsWith(Prefix(name), StringComparison.Ordinal)) is { } last)
        {
            container.Objects[name] = versions.Objects[last];
            versions.Objects.Remove(last);
            return Reply.NoContent;
        }

        return container.Objects.Remove(name) ? Reply.NoContent : throw SwiftService.NotFound();
    }

    private static StoredObject? Find(Container container, string name) => container.Objects.GetValueOrDefault(name);

    /// <summary>How the old versions of an object are named: the length of its name, its name, and their time.</summary>
    private static string Prefix(string name) => $"{name.Length:x3}{name}/";

    private static (string Name, string Value) Modified(StoredObject stored) => ("Last-Modified", stored.ModifiedAt.ToString("R", CultureInfo.InvariantCulture));
}
