namespace Heat.Simulator.Nova;

/// <summary>Rebuilding a server from an image, and making an image of a server.</summary>
internal sealed class ServerImages(World world, Servers servers)
{
    public Reply Rebuild(Call call, Record server, JsonNode? asked)
    {
        var body = asked as JsonObject ?? [];
        var id = body.Text("imageRef") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute rebuild. 'imageRef' is a required property");
        var image = world.Glance.Images.See(call, id) ?? throw ServiceFault.BadRequest("Cannot find image for rebuild");
        ServerLifecycle.Require(server, "rebuild", "active", "stopped", "error");
        server.Hidden["image"] = image.Id;
        foreach (var field in new[] { "name", "accessIPv4", "accessIPv6", "OS-DCF:diskConfig", "metadata", "description" })
        {
            if (body.ContainsKey(field))
            {
                server.Set(field, body[field]?.DeepClone());
            }
        }

        if (call.Microversion >= 57 && body.ContainsKey("user_data"))
        {
            server.Hidden["user_data"] = body.Text("user_data");
        }

        var after = server.Text("OS-EXT-STS:vm_state") == "stopped" ? "stopped" : "active";
        servers.Lifecycle.Run(server, "rebuilding", world.Options.BuildTimes.Server, done => servers.Lifecycle.Set(done, after, null));
        return Answer(call, server, body.Text("adminPass"));
    }

    public Reply Create(Call call, Record server, JsonNode? asked)
    {
        var body = asked as JsonObject ?? [];
        var name = body.Text("name") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute createImage. 'name' is a required property");
        ServerLifecycle.Require(server, "createImage", "active", "stopped", "paused", "suspended");
        var image = world.Glance.Images.AddSnapshot(call, server, name, body.Map("metadata"));
        servers.Lifecycle.Run(server, "image_snapshot_pending", world.Options.BuildTimes.Image, done =>
        {
            world.Glance.Images.Activate(image);
            servers.Lifecycle.Set(done, done.Text("OS-EXT-STS:vm_state")!, null);
        });
        return call.Microversion >= 45
            ? Reply.Of(202, new JsonObject { ["image_id"] = image.Id })
            : Reply.Accepted with { Headers = [("Location", $"{call.Origin}/image/images/{image.Id}")] };
    }

    private Reply Answer(Call call, Record server, string? adminPass)
    {
        var shown = servers.View.Show(call, server);
        if (call.Microversion >= 57)
        {
            shown["user_data"] = server.Hidden.Text("user_data");
        }

        shown["adminPass"] = adminPass ?? Keystone.IdentityStore.RandomText(9);
        return Reply.Of(202, new JsonObject { ["server"] = shown }) with
        {
            Headers = [("Location", $"{call.Origin}/compute/v2.1/servers/{server.Id}")],
        };
    }
}
