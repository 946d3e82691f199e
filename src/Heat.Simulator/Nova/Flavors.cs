namespace Heat.Simulator.Nova;

/// <summary><c>/flavors</c> and their extra specs.</summary>
internal sealed class Flavors(World world)
{
    public Collection Records { get; } = new("name");

    public Record Seed(string id, string name, int vcpus, int ram, int disk) => Records.Add(id, "", world.Now, new JsonObject
    {
        ["id"] = id,
        ["name"] = name,
        ["ram"] = ram,
        ["disk"] = disk,
        ["swap"] = "",
        ["OS-FLV-EXT-DATA:ephemeral"] = 0,
        ["OS-FLV-DISABLED:disabled"] = false,
        ["vcpus"] = vcpus,
        ["os-flavor-access:is_public"] = true,
        ["rxtx_factor"] = 1.0,
        ["description"] = null,
        ["extra_specs"] = new JsonObject(),
    });

    public Record Find(string? id) => Records.Find(id) ?? throw ServiceFault.NotFound($"Flavor {id} could not be found.");

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => List(call, detail: false),
        ("GET", ["detail"]) => List(call, detail: true),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["flavor"] = Show(call, Find(id)) }),
        ("GET", [var id, "os-extra_specs"]) => Reply.Ok(new JsonObject { ["extra_specs"] = Find(id)["extra_specs"]!.DeepClone() }),
        ("POST", [var id, "os-extra_specs"]) => AddSpecs(call, Find(id)),
        ("POST", []) => Create(call),
        ("DELETE", [var id]) => Delete(call, Find(id)),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    /// <summary>The flavor as a server shows it: by id before 2.47, its values from then on.</summary>
    public static JsonObject Embed(Call call, Record flavor) => call.Microversion < 47
        ? new JsonObject { ["id"] = flavor.Id, ["links"] = new JsonArray(Bookmark(call, flavor.Id)) }
        : new JsonObject
        {
            ["vcpus"] = flavor.Number("vcpus"),
            ["ram"] = flavor.Number("ram"),
            ["disk"] = flavor.Number("disk"),
            ["ephemeral"] = 0,
            ["swap"] = 0,
            ["original_name"] = flavor.Text("name"),
            ["extra_specs"] = flavor["extra_specs"]!.DeepClone(),
        };

    private static JsonObject Bookmark(Call call, string id) => new() { ["rel"] = "bookmark", ["href"] = $"{call.Origin}/compute/flavors/{id}" };

    private Reply List(Call call, bool detail)
    {
        var (ram, disk) = (call.QueryNumber("minRam") ?? 0, call.QueryNumber("minDisk") ?? 0);
        var found = Records.All.Where(flavor => flavor.Number("ram") >= ram && flavor.Number("disk") >= disk);
        return NovaList.Answer(call, world, "flavors", found, newestFirst: false, flavor => detail ? Show(call, flavor) : Brief(call, flavor));
    }

    private static JsonObject Show(Call call, Record flavor)
    {
        var shown = flavor.Copy();
        if (call.Microversion < 55)
        {
            shown.Remove("description");
        }

        if (call.Microversion < 61)
        {
            shown.Remove("extra_specs");
        }

        if (call.Microversion >= 75)
        {
            shown["swap"] = 0;
        }

        shown["links"] = Links(call, flavor.Id);
        return shown;
    }

    private static JsonObject Brief(Call call, Record flavor)
    {
        var shown = new JsonObject { ["id"] = flavor.Id, ["name"] = flavor.Text("name") };
        if (call.Microversion >= 55)
        {
            shown["description"] = flavor["description"]?.DeepClone();
        }

        shown["links"] = Links(call, flavor.Id);
        return shown;
    }

    private static JsonArray Links(Call call, string id) =>
        [new JsonObject { ["rel"] = "self", ["href"] = $"{call.Origin}/compute/v2.1/flavors/{id}" }, Bookmark(call, id)];

    private Reply Create(Call call)
    {
        Admin(call, "os_compute_api:os-flavor-manage:create");
        var asked = call.Envelope("flavor") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute flavor.");
        var id = asked.Text("id") is { } given and not "auto" ? given : World.NewId();
        if (Records.Find(id) is not null || Records.Where("name", asked.Text("name")!).Any())
        {
            throw ServiceFault.Conflict($"Flavor with name {asked.Text("name")} already exists.");
        }

        var flavor = Seed(id, asked.Text("name")!, asked.Number("vcpus") ?? 1, asked.Number("ram") ?? 64, asked.Number("disk") ?? 0);
        return Reply.Ok(new JsonObject { ["flavor"] = Show(call, flavor) });
    }

    private static Reply AddSpecs(Call call, Record flavor)
    {
        Admin(call, "os_compute_api:os-flavor-extra-specs:create");
        var specs = flavor["extra_specs"]!.DeepClone().AsObject();
        foreach (var (name, value) in call.Envelope("extra_specs") ?? [])
        {
            specs[name] = value?.DeepClone();
        }

        flavor.Set("extra_specs", specs);
        return Reply.Ok(new JsonObject { ["extra_specs"] = specs.DeepClone() });
    }

    private Reply Delete(Call call, Record flavor)
    {
        Admin(call, "os_compute_api:os-flavor-manage:delete");
        Records.Remove(flavor);
        return Reply.Accepted;
    }

    private static void Admin(Call call, string rule)
    {
        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden($"Policy doesn't allow {rule} to be performed.");
        }
    }
}
