namespace Heat.Simulator.Neutron;

/// <summary>One attribute of a Neutron object: its form, its default and when it may be given.</summary>
internal sealed record NeutronAttribute(string Name, AttributeForm Form, AttributeUse Use, Func<JsonNode?>? Default = null)
{
    /// <summary>Values that are allowed, or null for all.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    public static NeutronAttribute NameText { get; } = Text("name");

    public static NeutronAttribute Description { get; } = Text("description");

    public static NeutronAttribute Text(string name, string @default = "", AttributeUse use = AttributeUse.Both) =>
        new(name, AttributeForm.Text, use, () => @default);

    public static NeutronAttribute Nullable(string name, AttributeUse use = AttributeUse.Both) =>
        new(name, AttributeForm.NullableText, use, () => null);

    public static NeutronAttribute Required(string name, AttributeUse use = AttributeUse.Create) =>
        new(name, AttributeForm.Text, use | AttributeUse.Required);

    public static NeutronAttribute Flag(string name, bool @default, AttributeUse use = AttributeUse.Both) =>
        new(name, AttributeForm.Flag, use, () => @default);

    public static NeutronAttribute List(string name, AttributeUse use = AttributeUse.Both) =>
        new(name, AttributeForm.List, use, () => new JsonArray());

    public static NeutronAttribute Any(string name, AttributeUse use = AttributeUse.Both) =>
        new(name, AttributeForm.Any, use, () => null);

    /// <summary>The value in its stored form.</summary>
    public JsonNode? Accept(JsonNode? value)
    {
        var accepted = (Form, value) switch
        {
            (AttributeForm.NullableText or AttributeForm.Any, null) => null,
            (AttributeForm.Any, _) => value.DeepClone(),
            (AttributeForm.Text or AttributeForm.NullableText, JsonValue text) when text.GetValueKind() == JsonValueKind.String => text.DeepClone(),
            (AttributeForm.Flag, _) => JsonText.Flag(value) ?? throw new ServiceFault(400, "InvalidInput", $"Invalid input for operation: '{value}' cannot be converted to boolean."),
            (AttributeForm.Number, _) => Number(value),
            (AttributeForm.List, null) => new JsonArray(),
            (AttributeForm.List, JsonArray list) => list.DeepClone(),
            (AttributeForm.List, _) => throw Invalid($"'{value}' is not a list."),
            (AttributeForm.Map, null) => new JsonObject(),
            (AttributeForm.Map, JsonObject map) => map.DeepClone(),
            (AttributeForm.Map, _) => throw Invalid($"'{value}' is not a dictionary."),
            _ => throw Invalid($"'{value?.ToString() ?? "None"}' is not a valid string."),
        };
        return OneOf is null || accepted is null || OneOf.Contains(accepted.ToString())
            ? accepted
            : throw Invalid($"{accepted} is not in valid_values.");
    }

    private JsonNode? Number(JsonNode? value) => value is null ? null
        : int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid($"'{value}' is not an integer.");

    private ServiceFault Invalid(string reason) => ServiceFault.BadRequest($"Invalid input for {Name}. Reason: {reason}");
}
