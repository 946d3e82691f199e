namespace Heat.Simulator.Cinder;

/// <summary><c>/types</c>.</summary>
internal sealed class VolumeTypes(World world)
{
    public const string Usual = "__DEFAULT__";

    public Collection Records { get; } = new("name");

    public Record Seed(string name, string? description, JsonObject extraSpecs)
    {
        var id = World.NewId();
        return Records.Add(id, "", world.Now, new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["is_public"] = true,
            ["description"] = description,
            ["extra_specs"] = extraSpecs,
        });
    }

    /// <summary>The type by name or id; the usual one when none is named.</summary>
    public Record Find(string? nameOrId) => Records.Find(nameOrId) ?? Records.Where("name", nameOrId ?? Usual).FirstOrDefault()
        ?? throw ServiceFault.NotFound(Guid.TryParse(nameOrId, out _) ? $"Volume type {nameOrId} could not be found." : $"Volume type with name {nameOrId} could not be found.");

    public static bool IsMultiattach(Record type) => type["extra_specs"]?["multiattach"]?.ToString() == "<is> True";

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => Reply.Ok(new JsonObject { ["volume_types"] = Records.All.Reverse().Select(Shown).ToJson() }),
        ("GET", ["default"]) => Reply.Ok(new JsonObject { ["volume_type"] = Find(null).Copy() }),
        ("GET", [var id]) => Reply.Ok(new JsonObject
        {
            ["volume_type"] = (Records.Find(id) ?? throw ServiceFault.NotFound($"Volume type {id} could not be found.")).Copy(),
        }),
        ("GET", [var id, "extra_specs"]) => Reply.Ok(new JsonObject { ["extra_specs"] = Find(id)["extra_specs"]!.DeepClone() }),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private static JsonObject Shown(Record type)
    {
        var shown = type.Copy();
        shown["os-volume-type-access:is_public"] = true;
        return shown;
    }
}
