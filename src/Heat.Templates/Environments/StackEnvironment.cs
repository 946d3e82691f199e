using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>What all environments of a stack say together.</summary>
internal sealed record StackEnvironment(
    MapValue Parameters, MapValue ParameterDefaults, TypeRegistry Registry, IReadOnlyDictionary<string, SourcePosition> Positions)
{
    /// <summary>Where an environment gives a parameter its value; null where none does.</summary>
    public SourcePosition? PositionOf(string parameter) => Positions.TryGetValue(parameter, out var position) ? position : null;
}
