using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>What stands around a template that is not the template of a stack, or that knows its cloud.</summary>
/// <param name="Facade">The resource that uses the template as its type.</param>
/// <param name="AvailabilityZones">Names of the cloud's availability zones.</param>
internal sealed record LoadSurroundings(Facade? Facade, ListValue? AvailabilityZones)
{
    public static readonly LoadSurroundings None = new(null, null);
}
