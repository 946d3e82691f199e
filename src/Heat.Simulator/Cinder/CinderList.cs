namespace Heat.Simulator.Cinder;

/// <summary>Pages of Cinder's lists: newest first, filters by field, the link to the next.</summary>
internal static class CinderList
{
    private static readonly HashSet<string> Control = ["limit", "marker", "offset", "sort", "sort_key", "sort_dir", "all_tenants", "with_count"];

    public static Reply Answer(Call call, World world, string plural, Collection records, HashSet<string> filters, Func<string, ServiceFault> absent, Func<Record, JsonObject> show)
    {
        var found = Scope(call, records);
        foreach (var (key, value) in call.Query)
        {
            if (filters.Contains(key))
            {
                found = found.Where(record => Matches(record, key, value.ToString()));
            }
            else if (!Control.Contains(key) && call.Microversion >= 31)
            {
                throw ServiceFault.BadRequest($"Invalid filters {key} are found in query options.");
            }
        }

        var asked = call.QueryNumber("limit");
        var limit = asked < 0
            ? throw ServiceFault.BadRequest("limit param must be an integer")
            : Math.Min(asked ?? int.MaxValue, world.Options.PageSize);
        var marker = call.Query.TryGetValue("marker", out var text) ? text.ToString() : null;
        var page = new Listing(limit, marker, SortKeys(call), NewestFirst: true).Cut(found) ?? throw absent(marker!);
        return new Reply(200, writer => Write(call, writer, plural, page, limit, show));
    }

    private static void Write(Call call, Utf8JsonWriter writer, string plural, List<Record> page, int limit, Func<Record, JsonObject> show)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(plural);
        foreach (var record in page)
        {
            show(record).WriteTo(writer);
        }

        writer.WriteEndArray();
        if (page.Count == limit && limit > 0)
        {
            var query = string.Join('&', call.QueryText.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(part => !part.StartsWith("marker=", StringComparison.Ordinal)).Append("marker=" + page[^1].Id));
            writer.WriteStartArray(plural[..^1] + "s_links");
            writer.WriteStartObject();
            writer.WriteString("rel", "next");
            writer.WriteString("href", $"{call.Origin}/volume/v3/{call.ProjectId}/{string.Join('/', call.Path)}?{query}");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<Record> Scope(Call call, Collection records)
    {
        if (!call.IsAdmin || !call.QueryFlag("all_tenants"))
        {
            return records.OfProject(call.ProjectId);
        }

        return call.Query["project_id"].FirstOrDefault() is { } project ? records.OfProject(project) : records.All;
    }

    private static bool Matches(Record record, string field, string wanted) => field switch
    {
        "metadata" => MatchesMetadata(record, wanted),
        "id" => record.Id == wanted,
        "project_id" => record.ProjectId == wanted,
        "name~" => record.Text("name")?.Contains(wanted, StringComparison.Ordinal) == true,
        "bootable" => string.Equals(record.Text(field), wanted, StringComparison.OrdinalIgnoreCase),
        _ => record[field] is JsonValue value && value.TryGetValue(out bool flag) ? JsonText.Flag(wanted) == flag : record.Text(field) == wanted,
    };

    /// <summary>The wanted metadata is a map in text: <c>{'name': 'value'}</c>.</summary>
    private static bool MatchesMetadata(Record record, string wanted)
    {
        try
        {
            var map = JsonNode.Parse(wanted.Replace('\'', '"'))?.AsObject() ?? [];
            return map.All(pair => record["metadata"]?[pair.Key]?.ToString() == pair.Value?.ToString());
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<(string, bool)> SortKeys(Call call)
    {
        if (call.Query["sort"].FirstOrDefault() is { } sort)
        {
            return [.. sort.Split(',').Select(part => part.Split(':')).Select(part => (part[0], part is [_, "desc"] or [_]))];
        }

        return call.Query["sort_key"].FirstOrDefault() is { } key ? [(key, call.Query["sort_dir"] != "asc")] : [];
    }
}
