namespace Heat.Simulator.Nova;

/// <summary>Pages of Nova's lists, with the link to the next.</summary>
internal static class NovaList
{
    private static readonly string[] SortableFields =
    [
        "display_name", "created_at", "updated_at", "uuid", "id", "name", "key_name", "vm_state", "task_state", "power_state", "availability_zone", "launched_at",
        "terminated_at", "locked", "progress", "project_id", "user_id", "hostname", "flavorid", "memory_mb", "vcpus", "root_gb",
    ];

    public static Reply Answer(Call call, World world, string plural, IEnumerable<Record> found, bool newestFirst, Func<Record, JsonObject> show)
    {
        var asked = call.QueryNumber("limit");
        if (asked < 0)
        {
            throw ServiceFault.BadRequest($"Invalid input for query parameters limit. Value: {call.Query["limit"]}. '{call.Query["limit"]}' does not match '^[0-9]*$'");
        }

        var limit = Math.Min(asked is > 0 and { } wanted ? wanted : int.MaxValue, world.Options.PageSize);
        var marker = call.Query.TryGetValue("marker", out var text) ? text.ToString() : null;
        var listing = new Listing(limit, marker, SortKeys(call), newestFirst);
        var page = listing.Cut(found) ?? throw ServiceFault.BadRequest($"marker [{marker}] not found");
        return new Reply(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(plural);
            foreach (var record in page)
            {
                show(record).WriteTo(writer);
            }

            writer.WriteEndArray();
            if (page.Count == limit)
            {
                WriteNext(call, writer, plural, page[^1].Id);
            }

            writer.WriteEndObject();
        });
    }

    private static List<(string, bool)> SortKeys(Call call)
    {
        var directions = call.Query["sort_dir"];
        if (call.Query["sort_key"].FirstOrDefault(key => !SortableFields.Contains(key)) is { } unknown)
        {
            throw ServiceFault.BadRequest($"Invalid input for query parameters sort_key. Value: {unknown}. '{unknown}' is not one of ['{string.Join("', '", SortableFields)}']");
        }

        return
        [
            .. call.Query["sort_key"].Select((key, index) => (
                key switch { "display_name" => "name", "created_at" => "created", "updated_at" => "updated", "uuid" => "id", _ => key! },
                index >= directions.Count || directions[index] == "desc")),
        ];
    }

    private static void WriteNext(Call call, Utf8JsonWriter writer, string plural, string lastId)
    {
        var query = string.Join('&', call.QueryText.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith("marker=", StringComparison.Ordinal)).Append("marker=" + lastId));
        writer.WriteStartArray(plural + "_links");
        writer.WriteStartObject();
        writer.WriteString("rel", "next");
        writer.WriteString("href", $"{call.Origin}/compute/v2.1/{string.Join('/', call.Path)}?{query}");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
