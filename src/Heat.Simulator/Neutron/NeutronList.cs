namespace Heat.Simulator.Neutron;

/// <summary>Lists: filters, fields, order, pages and the links between them.</summary>
internal static class NeutronList
{
    private static readonly string[] Preferred = ["id", "device_id", "security_group_id", "floating_ip_address", "mac_address", "port_id", "router_id", "network_id", "floating_network_id", "name"];

    public static Reply Answer(Call call, NeutronCollection collection)
    {
        var filters = call.Query.Where(pair => !IsControl(pair.Key)).Select(pair => new NeutronFilter(pair.Key, [.. pair.Value.Select(value => value ?? "")])).ToList();
        var candidates = Candidates(call, collection, filters)
            .Where(record => collection.Sees(call, record) && filters.TrueForAll(filter => filter.Passes(record)));
        var limit = Limit(call, collection);
        var marker = call.Query.TryGetValue("marker", out var text) ? text.ToString() : null;
        var reverse = call.QueryFlag("page_reverse");
        var listing = new Listing(limit, marker, [.. SortKeys(call, limit is not null || marker is not null).Select(key => (key.Field, key.Descending ^ reverse))]);
        var page = listing.Cut(reverse ? candidates.Reverse() : candidates) ?? throw collection.Kind.Absent(marker!);
        if (reverse)
        {
            page.Reverse();
        }

        return new Reply(200, writer =>
        {
            writer.WriteStartObject();
            WriteAll(call, writer, collection.Kind.Plural, page);
            if (limit is { } size)
            {
                WriteLinks(call, writer, collection.Kind.Plural, page, size, marker is not null);
            }

            writer.WriteEndObject();
        });
    }

    public static Reply Answer(Call call, int status, string plural, IReadOnlyList<Record> records) => new(status, writer =>
    {
        writer.WriteStartObject();
        WriteAll(call, writer, plural, records);
        writer.WriteEndObject();
    });

    /// <summary>One object, cut down to the fields that the caller asks for.</summary>
    public static void Write(Call call, Utf8JsonWriter writer, Record record)
    {
        if (call.Query.TryGetValue("fields", out var fields))
        {
            record.WriteTo(writer, call.IsAdmin, fields.ToHashSet()!);
        }
        else
        {
            record.WriteTo(writer, call.IsAdmin);
        }
    }

    private static void WriteAll(Call call, Utf8JsonWriter writer, string plural, IReadOnlyList<Record> records)
    {
        writer.WriteStartArray(plural);
        foreach (var record in records)
        {
            Write(call, writer, record);
        }

        writer.WriteEndArray();
    }

    private static bool IsControl(string key) =>
        key is "limit" or "marker" or "page_reverse" or "sort_key" or "sort_dir" or "fields";

    private static IEnumerable<Record> Candidates(Call call, NeutronCollection collection, List<NeutronFilter> filters)
    {
        foreach (var field in Preferred)
        {
            if (filters.Find(filter => filter.Field == field) is { } filter && (field == "id" || collection.Records.IsIndexed(field)))
            {
                return filter.Values.Count == 1
                    ? collection.Records.Where(field, filter.Values[0])
                    : filter.Values.Distinct().SelectMany(value => collection.Records.Where(field, value)).OrderBy(record => record.Sequence);
            }
        }

        if (filters.Find(filter => filter.Field is "project_id" or "tenant_id") is { Values: [var project] })
        {
            return collection.Records.OfProject(project);
        }

        return call.IsAdmin
            ? collection.Records.All
            : collection.Shared.Where(record => record.ProjectId != call.ProjectId).Concat(collection.Records.OfProject(call.ProjectId)).OrderBy(record => record.Sequence);
    }

    private static int? Limit(Call call, NeutronCollection collection)
    {
        var asked = call.QueryNumber("limit");
        if (asked < 0)
        {
            throw ServiceFault.BadRequest($"Invalid input for limit. Reason: '{call.Query["limit"]}' is not an integer.");
        }

        var largest = collection.World.Options.PageSize;
        return asked is > 0 and { } limit ? Math.Min(limit, largest) : largest < SimulatorOptions.UsualPageSize ? largest : null;
    }

    /// <summary>Pages are in the order of ids unless another is asked for, so that an object that is made meanwhile may be missed, as in the real service.</summary>
    private static List<(string Field, bool Descending)> SortKeys(Call call, bool paged)
    {
        var directions = call.Query["sort_dir"];
        if (paged && !call.Query.ContainsKey("sort_key"))
        {
            return [("id", false)];
        }

        return [.. call.Query["sort_key"].Select((key, index) => (key!, index < directions.Count && directions[index] == "desc"))];
    }

    private static void WriteLinks(Call call, Utf8JsonWriter writer, string plural, List<Record> page, int limit, bool marked)
    {
        writer.WriteStartArray(plural + "_links");
        var address = $"{call.Origin}/network/v2.0/{string.Join('/', call.Path)}?{QueryWithoutMarker(call)}";
        if (page.Count >= limit)
        {
            WriteLink(writer, "next", $"{address}&marker={page[^1].Id}");
        }

        if (page.Count > 0)
        {
            WriteLink(writer, "previous", $"{address}&marker={page[0].Id}&page_reverse=True");
        }
        else if (marked)
        {
            WriteLink(writer, "previous", $"{address}&page_reverse=True");
        }

        writer.WriteEndArray();
    }

    private static string QueryWithoutMarker(Call call) => string.Join('&', call.QueryText.TrimStart('?').Split('&')
        .Where(part => !part.StartsWith("marker=", StringComparison.Ordinal) && !part.StartsWith("page_reverse=", StringComparison.Ordinal)));

    private static void WriteLink(Utf8JsonWriter writer, string rel, string href)
    {
        writer.WriteStartObject();
        writer.WriteString("rel", rel);
        writer.WriteString("href", href);
        writer.WriteEndObject();
    }
}
