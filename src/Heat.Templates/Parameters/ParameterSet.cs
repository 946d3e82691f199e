using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>The parameters of a template with their values.</summary>
internal sealed class ParameterSet(ImmutableArray<ParameterDeclaration> declarations, MapValue values, MapValue pseudo)
{
    public ImmutableArray<ParameterDeclaration> Declarations { get; } = declarations;

    /// <summary>Typed values in the order of their declarations; null where none is given.</summary>
    public MapValue Values { get; } = values;

    /// <summary>Pseudo parameters.</summary>
    public MapValue Pseudo { get; } = pseudo;

    /// <summary>Names that <c>get_param</c> knows.</summary>
    public IEnumerable<string> Names => Values.Keys.Concat(Pseudo.Keys);

    /// <summary>The value of a parameter, or null where there is no parameter of that name.</summary>
    public TemplateValue? Find(string name) => Values[name] ?? Pseudo[name];

    /// <summary>
    /// The same, where values are missing or wrong: they count as unknown, so that the rest of the template is checked
    /// without a second complaint about them.
    /// </summary>
    public ParameterSet Tolerant() => new(
        Declarations,
        new MapValue(Values.Select(entry => KeyValuePair.Create(
            entry.Key, entry.Value is NullValue ? new UnknownValue(entry.Key, null) : entry.Value))),
        Pseudo)
    {
        Given = Given,
        EnvironmentDefaults = EnvironmentDefaults,
    };

    /// <summary>The parameters as others see them.</summary>
    public ImmutableArray<TemplateParameter> Described => field.IsDefault ? field = [.. Declarations.Select(Describe)] : field;

    /// <summary>What was given for the parameters, as it was written.</summary>
    public MapValue Given { get; init; } = MapValue.Empty;

    /// <summary>The environments' defaults, which stand above those of the template.</summary>
    public MapValue EnvironmentDefaults { get; init; } = MapValue.Empty;

    /// <summary>Values as they may be shown.</summary>
    public MapValue Shown => new(Values.Select(entry => KeyValuePair.Create(entry.Key, ValueJson.Masked(entry.Value))));

    private TemplateParameter Describe(ParameterDeclaration declaration) => new()
    {
        Name = declaration.Name,
        Type = declaration.Type.ToString(),
        Label = declaration.Label.Length > 0 ? declaration.Label : declaration.Name,
        Description = declaration.Description,
        Default = EnvironmentDefaults[declaration.Name] is { } value and not NullValue ? value : declaration.Default,
        Value = Values[declaration.Name] ?? TemplateValue.Null,
        Given = Given[declaration.Name],
        IsHidden = declaration.Hidden,
        IsImmutable = declaration.Immutable,
        Tags = declaration.Tags,
        Constraints = [.. declaration.Constraints.Select(constraint => constraint.Limit with { Message = constraint.Description })],
    };
}
