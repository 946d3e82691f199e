using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>What is known of the cloud while a template is loaded.</summary>
/// <param name="AvailabilityZones">Names of the availability zones; null where they are not known.</param>
internal sealed record LoadSurroundings(ListValue? AvailabilityZones)
{
    public static readonly LoadSurroundings None = new(AvailabilityZones: null);
}
