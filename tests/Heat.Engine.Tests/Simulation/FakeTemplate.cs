using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>One resource of a fake template.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Properties">
/// Values; text <c>$A</c> is a reference and <c>$A.x</c> an attribute. A property <c>!x</c> forces replacement, one
/// <c>~x</c> refuses change.
/// </param>
internal sealed record FakeResource(string Name, ImmutableDictionary<string, object?> Properties)
{
    public string Type { get; init; } = "Thing";

    public ImmutableHashSet<string> Needs { get; init; } = [];

    public DeletionPolicy DeletionPolicy { get; init; }

    public string? ExternalId { get; init; }

    public string? Metadata { get; init; }

    /// <summary>The template of the stack that it is, as YAML; null for a resource that is none.</summary>
    public string? Nested { get; init; }

    public ImmutableArray<string> Hooks { get; init; } = [];

    public ImmutableArray<string> RestrictedActions { get; init; } = [];

    /// <summary>What evaluation says is wrong with it.</summary>
    public string? Mistake { get; init; }

    public IEnumerable<(string Resource, string? Attribute)> References => Properties.Values.Append(Metadata)
        .SelectMany(value => value is IEnumerable<object?> items ? items : [value])
        .OfType<string>()
        .Where(text => text.StartsWith('$'))
        .Select(text => text[1..].Split('.', 2))
        .Select(parts => (parts[0], parts.Length > 1 ? parts[1] : null));
}

/// <summary>A template made of <see cref="FakeResource"/>s. Stands in for the language, which is another project's.</summary>
internal sealed class FakeTemplate : IStackTemplate
{
    private readonly Dictionary<string, FakeResource> _resources;
    private readonly ImmutableDictionary<string, string> _outputs;

    public FakeTemplate(IEnumerable<FakeResource> resources, ImmutableDictionary<string, string>? outputs = null)
    {
        _resources = resources.ToDictionary(resource => resource.Name);
        _outputs = outputs ?? ImmutableDictionary<string, string>.Empty;
        var read = _resources.Values.SelectMany(resource => resource.References)
            .Concat(_outputs.Values.Select(text => text[1..].Split('.', 2)).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : null)))
            .Where(reference => reference.Item2 is not null)
            .ToLookup(reference => reference.Item1, reference => reference.Item2!);
        var schemas = FakeSchema.Of(_resources.Values);
        Resources = [.. _resources.Values.Select(resource => Define(resource, schemas[resource.Type], [.. read[resource.Name]]))];
    }

    public string Description => "";

    public ImmutableArray<ResourceDefinition> Resources { get; }

    public ImmutableArray<OutputDefinition> Outputs =>
        [.. _outputs.Select(output => new OutputDefinition(output.Key, "", [output.Value[1..].Split('.')[0]]))];

    public MapValue ShownParameters => MapValue.Empty;

    public int Evaluations { get; private set; }

    public EvaluatedResource Evaluate(string resource, IResourceValues values)
    {
        Evaluations++;
        var fake = _resources[resource];
        var properties = fake.Properties.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value, values)));
        var metadata = fake.Metadata is null ? MapValue.Empty : new MapValue([KeyValuePair.Create("text", Value(fake.Metadata, values))]);
        ImmutableArray<Diagnostic> findings = fake.Mistake is null
            ? []
            : [Diagnostic.Error("HT9000", fake.Mistake, $"resources.{resource}")];
        return new EvaluatedResource(new PropertyTree(new MapValue(properties), [.. fake.Properties.Keys]), metadata, findings);
    }

    public TemplateRequest? Nested(string resource, EvaluatedResource evaluated) => _resources[resource].Nested is { } nested
        ? new TemplateRequest
        {
            Template = DocumentSource.OfText("nested", nested),
            Parameters = evaluated.Properties.Values,
            Pseudo = new PseudoParameters("", "", "", null),
        }
        : null;

    public EvaluatedOutput EvaluateOutput(string output, IResourceValues values) => new(output, "", Value(_outputs[output], values));

    public static TemplateValue Value(object? value, IResourceValues values) => value switch
    {
        null => TemplateValue.Null,
        TemplateValue made => made,
        string text when text.StartsWith('$') => Reference(text[1..].Split('.', 2), values),
        string text => TemplateValue.From(text),
        int number => TemplateValue.From(number),
        bool flag => TemplateValue.From(flag),
        IEnumerable<object?> items => TemplateValue.From(items.Select(item => Value(item, values))),
        _ => throw new ArgumentException($"No value for {value.GetType()}.", nameof(value)),
    };

    private static TemplateValue Reference(string[] parts, IResourceValues values) =>
        parts.Length == 1 ? values.ReferenceId(parts[0]) : values.Attribute(parts[0], parts[1]);

    private static ResourceDefinition Define(FakeResource resource, ResourceTypeSchema schema, ImmutableHashSet<string> attributesRead) => new()
    {
        Name = resource.Name,
        Type = resource.Type,
        Schema = schema,
        Requirements = resource.Needs.Union(resource.References.Select(reference => reference.Resource)),
        ExplicitRequirements = resource.Needs,
        AttributesRead = attributesRead,
        DeletionPolicy = resource.DeletionPolicy,
        ExternalId = resource.ExternalId,
        Hooks = resource.Hooks,
        RestrictedActions = resource.RestrictedActions,
    };
}

/// <summary>A schema that has whatever properties the resources of a template use.</summary>
internal static class FakeSchema
{
    /// <summary>The schemas of all types that a template uses.</summary>
    public static Dictionary<string, ResourceTypeSchema> Of(IReadOnlyCollection<FakeResource> resources)
    {
        var names = resources.SelectMany(resource => resource.Properties.Keys).Distinct().ToList();
        return resources.Select(resource => resource.Type).Distinct().ToDictionary(type => type, type => For(type, names));
    }

    private static ResourceTypeSchema For(string type, List<string> properties) => new()
    {
        Name = type,
        Properties = [.. properties.Select(name => KeyValuePair.Create(name, Property(name)))],
        Attributes =
        [
            KeyValuePair.Create("id", new AttributeSchema()),
            KeyValuePair.Create("secret", new AttributeSchema { Sensitive = true }),
        ],
    };

    private static PropertySchema Property(string name) => new()
    {
        Type = PropertyType.Any,
        OnChange = name[0] switch { '!' => OnChange.Replace, '~' => OnChange.Refuse, _ => OnChange.UpdateInPlace },
    };
}
