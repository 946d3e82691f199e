using Heat.Simulator.Hosting;

namespace Heat.Simulator.Control;

/// <summary>The cloud from its own side: what is there, and changes behind everybody's back.</summary>
internal static class CloudObjects
{
    public static IReadOnlyList<CloudObject> List(CloudState cloud, string? kind)
    {
        var world = cloud.World;
        lock (world.Gate)
        {
            world.Agenda.Settle();
            return [.. Kinds(world).Where(one => kind is null || one.Kind == kind).SelectMany(one => one.Records.All.Select(record => Brief(world, one, record)))];
        }
    }

    public static bool Delete(CloudState cloud, string kind, string id)
    {
        var world = cloud.World;
        lock (world.Gate)
        {
            world.Agenda.Settle();
            var found = Kinds(world).FirstOrDefault(one => one.Kind == kind);
            if (found?.Records.Find(id) is not { } record)
            {
                return false;
            }

            found.Forget(record);
            return true;
        }
    }

    public static bool Change(CloudState cloud, string kind, string id, JsonObject changes)
    {
        var world = cloud.World;
        lock (world.Gate)
        {
            world.Agenda.Settle();
            if (Kinds(world).FirstOrDefault(one => one.Kind == kind)?.Records.Find(id) is not { } record)
            {
                return false;
            }

            foreach (var (field, value) in changes)
            {
                record.Set(field, value?.DeepClone());
            }

            return true;
        }
    }

    public static int RevokeTokens(CloudState cloud, string? userName)
    {
        var world = cloud.World;
        lock (world.Gate)
        {
            var identity = world.Identity;
            return userName is null
                ? identity.RevokeAll()
                : identity.Users.Values.Where(user => user.Name == userName).Sum(identity.RevokeAll);
        }
    }

    public static bool ChangePassword(CloudState cloud, string userName, string password)
    {
        var world = cloud.World;
        lock (world.Gate)
        {
            var user = world.Identity.Users.Values.FirstOrDefault(one => one.Name == userName);
            if (user is not null)
            {
                world.Identity.ChangePassword(user, password);
            }

            return user is not null;
        }
    }

    /// <summary>Every kind of object that users can make, and how one goes without a question.</summary>
    private static IEnumerable<KindOfObject> Kinds(World world)
    {
        foreach (var collection in world.Neutron.Collections)
        {
            yield return new("network", collection.Kind.Plural.Replace('_', '-'), collection.Records, NeutronForget(world, collection));
        }

        yield return new("compute", "servers", world.Nova.Servers.Records, world.Nova.Servers.Lifecycle.Forget);
        yield return Plain("compute", "os-keypairs", world.Nova.KeyPairs.Records);
        yield return Plain("compute", "os-server-groups", world.Nova.ServerGroups.Records);
        yield return Plain("volume", "volumes", world.Cinder.Volumes.Records);
        yield return Plain("volume", "snapshots", world.Cinder.Snapshots.Records);
        yield return Plain("volume", "backups", world.Cinder.Backups.Records);
        yield return Plain("image", "images", world.Glance.Images.Records);
    }

    private static KindOfObject Plain(string service, string kind, Collection records) => new(service, kind, records, record => records.Remove(record));

    private static Action<Record> NeutronForget(World world, Neutron.NeutronCollection collection) => collection.Kind.Plural switch
    {
        "ports" => world.Neutron.Ports.Forget,
        "subnets" => world.Neutron.Subnets.Forget,
        _ => record => collection.Delete(world.Neutron.SystemCall, record),
    };

    private static CloudObject Brief(World world, KindOfObject kind, Record record) => new(
        kind.Service,
        kind.Kind,
        record.Id,
        record.Text("name") ?? "",
        world.Identity.Projects.GetValueOrDefault(record.ProjectId)?.Name ?? "",
        record.Text("status"));

    private sealed record KindOfObject(string Service, string Kind, Collection Records, Action<Record> Forget);
}
