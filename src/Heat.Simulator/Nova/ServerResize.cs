namespace Heat.Simulator.Nova;

/// <summary>Resize in its two steps: move to the new flavor, then confirm or revert.</summary>
internal sealed class ServerResize(World world, Servers servers)
{
    private TimeSpan Takes => world.Options.BuildTimes.Resize;

    public Reply Start(Call call, Record server, JsonNode? asked)
    {
        ServerLifecycle.Require(server, "resize", "active", "stopped");
        var id = (asked as JsonObject)?.Text("flavorRef") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute resize. 'flavorRef' is a required property");
        var flavor = world.Nova.Flavors.Records.Find(id) ?? throw ServiceFault.BadRequest($"Flavor {id} could not be found.");
        if (server.Hidden.Text("flavor") == id)
        {
            throw ServiceFault.BadRequest("When resizing, instances must change flavor!");
        }

        CheckQuota(server, flavor);
        server.Hidden["oldFlavor"] = server.Hidden.Text("flavor");
        server.Hidden["oldState"] = server.Text("OS-EXT-STS:vm_state");
        servers.Lifecycle.Run(server, "resize_prep", Takes, done =>
        {
            done.Hidden["flavor"] = id;
            servers.Lifecycle.Set(done, "resized", null);
        });
        return Reply.Accepted;
    }

    public Reply Confirm(Call call, Record server, JsonNode? asked)
    {
        ServerLifecycle.Require(server, "confirmResize", "resized");
        servers.Lifecycle.Set(server, server.Hidden.Text("oldState")!, null);
        server.Hidden.Remove("oldFlavor");
        return Reply.NoContent;
    }

    public Reply Revert(Call call, Record server, JsonNode? asked)
    {
        ServerLifecycle.Require(server, "revertResize", "resized");
        servers.Lifecycle.Run(server, "resize_reverting", Takes, done =>
        {
            done.Hidden["flavor"] = done.Hidden.Text("oldFlavor");
            done.Hidden.Remove("oldFlavor");
            servers.Lifecycle.Set(done, done.Hidden.Text("oldState")!, null);
        });
        return Reply.Accepted;
    }

    private void CheckQuota(Record server, Record flavor)
    {
        var now = world.Nova.Flavors.Find(server.Hidden.Text("flavor"));
        ServerQuota.Spend(world, server.ProjectId, 0, Math.Max(0, flavor.Number("vcpus") - now.Number("vcpus")), Math.Max(0, flavor.Number("ram") - now.Number("ram")));
    }
}
