using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>What all environments of a stack say together.</summary>
internal sealed record StackEnvironment(MapValue Parameters, MapValue ParameterDefaults, TypeRegistry Registry)
{
    /// <summary>Where the environments give parameters their values.</summary>
    public required IReadOnlyDictionary<string, SourcePosition> Positions { get; init; }

    public static StackEnvironment Empty { get; } = new(MapValue.Empty, MapValue.Empty, new TypeRegistry(new RegistryLevel()))
    {
        Positions = new Dictionary<string, SourcePosition>(StringComparer.Ordinal),
        EncryptedNames = new HashSet<string>(StringComparer.Ordinal),
    };

    public ListValue EventSinks { get; init; } = ListValue.Empty;

    /// <summary>Names of parameters whose values are kept encrypted, so are secrets.</summary>
    public required IReadOnlySet<string> EncryptedNames { get; init; }

    /// <summary>Where an environment gives a parameter its value; null where none does.</summary>
    public SourcePosition? PositionOf(string parameter) => Positions.TryGetValue(parameter, out var position) ? position : null;

    /// <summary>The environment as one document, parameters of the call included.</summary>
    public MapValue ToValue(MapValue callParameters) => Document(
        new MapValue([.. Parameters, .. callParameters.MarkedEntries()]), Registry.ToValue());

    /// <summary>The environment of the stack inside a resource: defaults reach it, parameters do not.</summary>
    public MapValue ForNested(string resource, TypeMapping? used) => Document(MapValue.Empty, Registry.ForNested(resource, used));

    private MapValue Document(MapValue parameters, MapValue registry) => new(
    [
        KeyValuePair.Create<string, TemplateValue>("resource_registry", registry),
        KeyValuePair.Create<string, TemplateValue>("parameters", parameters),
        KeyValuePair.Create<string, TemplateValue>("parameter_defaults", ParameterDefaults),
        KeyValuePair.Create<string, TemplateValue>("event_sinks", EventSinks),
    ]);
}
