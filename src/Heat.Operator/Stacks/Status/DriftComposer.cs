using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Status;

/// <summary>Makes the entry of a property that drifted, for a Stack's status and for a plan. Pure.</summary>
internal static class DriftComposer
{
    /// <summary>The entry. Where a secret is wanted, what is there instead is one too.</summary>
    public static DriftedProperty Compose(PropertyDrift drift) => new()
    {
        Property = drift.Property.Length == 0 ? DriftedProperty.WholeObject : drift.Property,
        Desired = ShownText.Of(drift.Desired),
        Live = drift.Desired.ContainsSecret ? ValueJson.Mask : ShownText.Of(drift.Live),
    };
}
