namespace Heat.Simulator.Neutron;

/// <summary>What the service knows of a kind of object before any exists: names, attributes, quota.</summary>
internal sealed record NeutronKind(string Singular, string Plural, string Label, NeutronAttribute[] Attributes)
{
    private readonly Dictionary<string, NeutronAttribute> _byName = Attributes.ToDictionary(attribute => attribute.Name);

    /// <summary>Name of the error that says an object is absent.</summary>
    public required string AbsentType { get; init; }

    /// <summary>Sentence of that error; {0} is the id.</summary>
    public required string AbsentText { get; init; }

    /// <summary>Name of the quota that counts these objects, or null.</summary>
    public string? Quota { get; init; }

    /// <summary>Whether tags are shown and settable.</summary>
    public bool Tagged { get; init; } = true;

    /// <summary>Whether revision and timestamps are shown.</summary>
    public bool Standard { get; init; } = true;

    public ServiceFault Absent(string id) =>
        new(404, AbsentType, string.Format(CultureInfo.InvariantCulture, AbsentText, id));

    /// <summary>Checks what a caller gives for a new object and adds the defaults.</summary>
    public JsonObject ForCreate(Call call, JsonObject asked)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Use.HasFlag(AttributeUse.Required) && !asked.ContainsKey(attribute.Name))
            {
                throw ServiceFault.BadRequest($"Failed to parse request. Required attribute '{attribute.Name}' not specified");
            }
        }

        var accepted = Given(call, asked, AttributeUse.Create);
        foreach (var attribute in Attributes)
        {
            if (attribute.Default is { } @default && !accepted.ContainsKey(attribute.Name))
            {
                accepted[attribute.Name] = @default();
            }
        }

        return accepted;
    }

    /// <summary>Checks what a caller gives for an existing object.</summary>
    public JsonObject ForUpdate(Call call, JsonObject asked) => Given(call, asked, AttributeUse.Update);

    private JsonObject Given(Call call, JsonObject asked, AttributeUse use)
    {
        var accepted = new JsonObject();
        foreach (var (name, value) in asked)
        {
            if (name is "tenant_id" or "project_id" && use == AttributeUse.Create)
            {
                continue;
            }

            if (!_byName.TryGetValue(name, out var attribute))
            {
                throw Standing(name) ? ReadOnly(name, use) : ServiceFault.BadRequest($"Unrecognized attribute(s) '{name}'");
            }

            if (!attribute.Use.HasFlag(use))
            {
                throw ReadOnly(name, use);
            }

            if (attribute.Use.HasFlag(AttributeUse.Admin) && !call.IsAdmin)
            {
                RefuseToMember(attribute, value, use);
            }

            accepted[name] = attribute.Accept(value);
        }

        return accepted;
    }

    private static bool Standing(string name) =>
        name is "id" or "status" or "created_at" or "updated_at" or "revision_number" or "tenant_id" or "project_id" or "tags";

    private static ServiceFault ReadOnly(string name, AttributeUse use) => ServiceFault.BadRequest(
        use == AttributeUse.Create ? $"Attribute '{name}' not allowed in POST" : $"Cannot update read-only attribute {name}");

    private void RefuseToMember(NeutronAttribute attribute, JsonNode? value, AttributeUse use)
    {
        if (use == AttributeUse.Create && JsonNode.DeepEquals(attribute.Accept(value), attribute.Default?.Invoke()))
        {
            return;
        }

        var verb = use == AttributeUse.Create ? "create" : "update";
        throw new ServiceFault(403, "PolicyNotAuthorized", $"(rule:{verb}_{Singular} and rule:{verb}_{Singular}:{attribute.Name}) is disallowed by policy");
    }
}
