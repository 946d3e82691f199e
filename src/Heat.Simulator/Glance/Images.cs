namespace Heat.Simulator.Glance;

/// <summary><c>/v2/images</c>: list, show, create, upload, delete.</summary>
internal sealed class Images(World world)
{
    public Collection Records { get; } = new("name");

    public Record? See(Call call, string id) => Records.Find(id) is { } image && Sees(call, image) ? image : null;

    public Record Seed(string projectId, string name, long size, int minDisk)
    {
        var image = Add(projectId, name, "public");
        Set(image, "disk_format", "qcow2");
        Set(image, "container_format", "bare");
        Set(image, "size", size);
        Set(image, "min_disk", minDisk);
        Activate(image);
        return image;
    }

    /// <summary>An image of a server, queued until its time is over.</summary>
    public Record AddSnapshot(Call call, Record server, string name, JsonObject? metadata)
    {
        var image = Add(call.ProjectId, name, "private");
        foreach (var (field, value) in metadata ?? [])
        {
            Set(image, field, value?.DeepClone());
        }

        Set(image, "image_type", "snapshot");
        Set(image, "instance_uuid", server.Id);
        Set(image, "base_image_ref", server.Hidden.Text("image") ?? "");
        Set(image, "disk_format", "qcow2");
        Set(image, "container_format", "bare");
        return image;
    }

    public void Activate(Record image)
    {
        Set(image, "status", "active");
        Set(image, "size", image["size"]?.DeepClone() ?? 1024);
        Set(image, "checksum", "d41d8cd98f00b204e9800998ecf8427e");
        Set(image, "updated_at", world.Now.Seconds());
    }

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => List(call),
        ("POST", []) => Create(call),
        ("GET", [var id]) => Reply.Ok(Find(call, id).Copy()),
        ("DELETE", [var id]) => Delete(call, Find(call, id)),
        ("PATCH", [var id]) => Patch(call, Own(call, Find(call, id))),
        ("PUT", [var id, "file"]) => Upload(Own(call, Find(call, id))),
        _ => throw GlanceService.NotFound("The resource could not be found."),
    };

    private Record Find(Call call, string id) => See(call, id) ?? throw GlanceService.NotFound($"No image found with ID {id}");

    private static bool Sees(Call call, Record image) =>
        call.IsAdmin || image.ProjectId == call.ProjectId || image.Text("visibility") is "public" or "community";

    private static Record Own(Call call, Record image) => call.IsAdmin || image.ProjectId == call.ProjectId
        ? image
        : throw ServiceFault.Forbidden("You are not authorized to complete this action.");

    private Record Add(string projectId, string name, string visibility)
    {
        var id = World.NewId();
        return Records.Add(id, projectId, world.Now, new JsonObject
        {
            ["name"] = name,
            ["disk_format"] = null,
            ["container_format"] = null,
            ["visibility"] = visibility,
            ["size"] = null,
            ["virtual_size"] = null,
            ["status"] = "queued",
            ["checksum"] = null,
            ["protected"] = false,
            ["min_ram"] = 0,
            ["min_disk"] = 0,
            ["owner"] = projectId,
            ["os_hidden"] = false,
            ["os_hash_algo"] = null,
            ["os_hash_value"] = null,
            ["id"] = id,
            ["created_at"] = world.Now.Seconds(),
            ["updated_at"] = world.Now.Seconds(),
            ["tags"] = new JsonArray(),
            ["self"] = "/v2/images/" + id,
            ["file"] = $"/v2/images/{id}/file",
            ["schema"] = "/v2/schemas/image",
        });
    }

    private static void Set(Record image, string field, JsonNode? value) => image.Set(field, value);

    private Reply List(Call call)
    {
        var asked = call.QueryNumber("limit");
        var limit = asked < 0 ? throw ServiceFault.BadRequest("limit param must be an integer") : Math.Min(asked ?? 25, world.Options.PageSize);
        var filters = call.Query.Where(pair => pair.Key is not ("limit" or "marker" or "sort" or "sort_key" or "sort_dir" or "member_status" or "tag")).ToList();
        var named = call.Query["name"].FirstOrDefault();
        var found = (named is null || named.StartsWith("in:", StringComparison.Ordinal) ? Records.All : Records.Where("name", named))
            .Where(image => Sees(call, image) && filters.TrueForAll(filter => Passes(image, filter.Key, filter.Value.ToString())) && call.Query["tag"].All(tag => image.Texts("tags").Contains(tag)));
        var marker = call.Query["marker"].FirstOrDefault();
        var page = new Listing(limit, marker, [], NewestFirst: true).Cut(found) ?? throw ServiceFault.BadRequest($"Invalid marker: image {marker} could not be found.");
        return Reply.Ok(Page(call, page, limit));
    }

    private static bool Passes(Record image, string field, string wanted) => field switch
    {
        "name" or "status" or "id" when wanted.StartsWith("in:", StringComparison.Ordinal) =>
            wanted[3..].Split(',').Select(value => value.Trim('"')).Contains(image.Text(field)),
        "size_min" => image.Number("size") >= int.Parse(wanted, CultureInfo.InvariantCulture),
        "size_max" => image.Number("size") <= int.Parse(wanted, CultureInfo.InvariantCulture),
        "visibility" when wanted == "all" => true,
        _ => image.Has(field) && string.Equals(image.Text(field), wanted, field is "protected" or "os_hidden" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
    };

    private static JsonObject Page(Call call, List<Record> page, int limit)
    {
        var query = string.Join('&', call.QueryText.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("marker=", StringComparison.Ordinal)));
        var body = new JsonObject
        {
            ["images"] = page.Select(image => image.Copy()).ToJson(),
            ["first"] = "/v2/images" + (query.Length > 0 ? "?" + query : ""),
            ["schema"] = "/v2/schemas/images",
        };
        if (page.Count == limit && limit > 0)
        {
            body["next"] = $"/v2/images?{query}{(query.Length > 0 ? "&" : "")}marker={page[^1].Id}";
        }

        return body;
    }

    private Reply Create(Call call)
    {
        var asked = call.Body as JsonObject ?? throw ServiceFault.BadRequest("Malformed JSON in request body.");
        var image = Add(call.ProjectId, asked.Text("name") ?? "", asked.Text("visibility") ?? "shared");
        foreach (var (field, value) in asked)
        {
            Set(image, field, value?.DeepClone());
        }

        return Reply.Of(201, image.Copy()) with { Headers = [("Location", $"{call.Origin}/image/v2/images/{image.Id}")] };
    }

    private Reply Upload(Record image)
    {
        if (image.Text("status") != "queued")
        {
            throw ServiceFault.Conflict($"Image status transition from {image.Text("status")} to saving is not allowed");
        }

        Activate(image);
        return Reply.NoContent;
    }

    private Reply Patch(Call call, Record image)
    {
        foreach (var change in (call.Body as JsonArray ?? throw ServiceFault.BadRequest("Request body must be a JSON array of operation objects.")).OfType<JsonObject>())
        {
            var field = change.Text("path")?.TrimStart('/') ?? "";
            Set(image, field, change.Text("op") == "remove" ? null : change["value"]?.DeepClone());
        }

        Set(image, "updated_at", world.Now.Seconds());
        return Reply.Ok(image.Copy());
    }

    private Reply Delete(Call call, Record image)
    {
        Own(call, image);
        if (image.Flag("protected"))
        {
            throw ServiceFault.Forbidden($"Image {image.Id} is protected and cannot be deleted.");
        }

        Records.Remove(image);
        return Reply.NoContent;
    }
}
