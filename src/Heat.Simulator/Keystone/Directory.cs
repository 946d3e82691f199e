namespace Heat.Simulator.Keystone;

/// <summary>Projects, users, roles, domains, regions and services: list, filter by name, show.</summary>
internal sealed class Directory(World world)
{
    public Reply Handle(Call call)
    {
        if (call is { Method: "POST", Path: ["users", var userId, "password"] })
        {
            return ChangePassword(call, userId);
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            throw KeystoneService.Forbidden();
        }

        return call.Path switch
        {
            ["auth", "projects"] => List(call, "projects", Projects().Where(one => call.Token.User.Roles.ContainsKey(one.Text("id")!))),
            ["projects"] => List(call, "projects", call.IsAdmin ? Projects() : throw KeystoneService.Forbidden()),
            ["projects", var id] => Show(call, "project", Projects(), id),
            ["users"] => List(call, "users", call.IsAdmin ? Users() : throw KeystoneService.Forbidden()),
            ["users", var id] => Show(call, "user", Users(), id),
            ["users", var id, "projects"] => List(call, "projects", Projects().Where(one => world.Identity.Users[id].Roles.ContainsKey(one.Text("id")!))),
            ["roles"] => List(call, "roles", Roles()),
            ["roles", var id] => Show(call, "role", Roles(), id),
            ["domains"] => List(call, "domains", Domains()),
            ["domains", var id] => Show(call, "domain", Domains(), id),
            ["regions"] => List(call, "regions", Regions()),
            ["regions", var id] => Show(call, "region", Regions(), id),
            ["services"] => List(call, "services", Services(call)),
            _ => throw KeystoneService.NotFound(),
        };
    }

    private Reply ChangePassword(Call call, string userId)
    {
        var asked = call.Envelope("user");
        if (call.Token.User.Id != userId || asked?.Text("original_password") != call.Token.User.Password)
        {
            throw KeystoneService.Unauthorized();
        }

        world.Identity.ChangePassword(call.Token.User, asked?.Text("password") ?? "");
        return Reply.NoContent;
    }

    private static Reply List(Call call, string plural, IEnumerable<JsonObject> all)
    {
        var filters = call.Query.Where(pair => pair.Key is "name" or "domain_id" or "type" or "id").ToList();
        var found = all.Where(one => filters.TrueForAll(filter => !one.ContainsKey(filter.Key) || one.Text(filter.Key) == filter.Value.ToString())).ToList();
        return Reply.Ok(new JsonObject
        {
            [plural] = found.ToJson(),
            ["links"] = new JsonObject { ["next"] = null, ["self"] = $"{call.Origin}/identity/v3/{string.Join('/', call.Path)}", ["previous"] = null },
        });
    }

    private static Reply Show(Call call, string singular, IEnumerable<JsonObject> all, string id)
    {
        var found = all.FirstOrDefault(one => one.Text("id") == id);
        if (!call.IsAdmin && singular is "project" or "user" && id != call.Token.User.Id && !call.Token.User.Roles.ContainsKey(id))
        {
            throw KeystoneService.Forbidden();
        }

        return Reply.Ok(new JsonObject { [singular] = found ?? throw KeystoneService.NotFound(singular, id) });
    }

    private IEnumerable<JsonObject> Projects() => world.Identity.Projects.Values.Select(project => new JsonObject
    {
        ["id"] = project.Id,
        ["name"] = project.Name,
        ["domain_id"] = project.Domain.Id,
        ["description"] = project.Description,
        ["enabled"] = project.Enabled,
        ["parent_id"] = project.Domain.Id,
        ["is_domain"] = false,
        ["tags"] = new JsonArray(),
        ["options"] = new JsonObject(),
    });

    private IEnumerable<JsonObject> Users() => world.Identity.Users.Values.Select(user => new JsonObject
    {
        ["id"] = user.Id,
        ["name"] = user.Name,
        ["domain_id"] = user.DomainId,
        ["enabled"] = user.Enabled,
        ["password_expires_at"] = null,
        ["options"] = new JsonObject(),
    });

    private IEnumerable<JsonObject> Roles() => world.Identity.RoleIds.Select(role => new JsonObject
    {
        ["id"] = role.Value,
        ["name"] = role.Key,
        ["domain_id"] = null,
        ["description"] = null,
        ["options"] = new JsonObject(),
    });

    private static IEnumerable<JsonObject> Domains() =>
    [
        new()
        {
            ["id"] = Domain.Default.Id, ["name"] = Domain.Default.Name, ["description"] = "The default domain", ["enabled"] = true, ["tags"] = new JsonArray(), ["options"] = new JsonObject(),
        },
    ];

    private IEnumerable<JsonObject> Regions() =>
        [new() { ["id"] = world.Options.Region, ["description"] = "", ["parent_region_id"] = null }];

    private IEnumerable<JsonObject> Services(Call call) => Catalogue.For(world, call.Token.Project, call.Origin).OfType<JsonObject>().Select(entry => new JsonObject
    {
        ["id"] = entry.Text("id"),
        ["name"] = entry.Text("name"),
        ["type"] = entry.Text("type"),
        ["enabled"] = true,
    });
}
