namespace Heat.Simulator.Neutron;

/// <summary>One filter of a list: a field and the values of which one must match.</summary>
internal sealed record NeutronFilter(string Field, IReadOnlyList<string> Values)
{
    public bool Passes(Record record) => Field switch
    {
        "tags" => Wanted.All(record.Texts("tags").Contains),
        "tags-any" => Wanted.Any(record.Texts("tags").Contains),
        "not-tags" => !Wanted.All(record.Texts("tags").Contains),
        "not-tags-any" => !Wanted.Any(record.Texts("tags").Contains),
        "fixed_ips" => PassesFixedIps(record),
        "changed_since" => string.CompareOrdinal(record.Text("updated_at"), Values[0]) >= 0,
        _ => !record.Has(Field) || Values.Any(value => Matches(record[Field], value)),
    };

    private IEnumerable<string> Wanted => Values.SelectMany(value => value.Split(','));

    private bool PassesFixedIps(Record record)
    {
        var wanted = Values.Select(value => value.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        return record.Maps("fixed_ips").Any(ip =>
            (!wanted.Contains("ip_address") || wanted["ip_address"].Contains(ip.Text("ip_address")))
            && (!wanted.Contains("subnet_id") || wanted["subnet_id"].Contains(ip.Text("subnet_id")))
            && (!wanted.Contains("ip_address_substr") || wanted["ip_address_substr"].Any(part => ip.Text("ip_address")!.Contains(part, StringComparison.Ordinal))));
    }

    private static bool Matches(JsonNode? actual, string wanted) => actual switch
    {
        null => wanted.Length == 0,
        JsonArray list => list.Any(item => item?.ToString() == wanted),
        JsonValue value when value.TryGetValue(out bool flag) => JsonText.Flag(wanted) == flag,
        _ => actual.ToString() == wanted,
    };
}
