using Heat.Engine.Groups;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>Reads how many members of a group change at a time.</summary>
internal static class BatchPolicies
{
    /// <summary>The policy in a map with <c>max_batch_size</c>, <c>min_in_service</c> and <c>pause_time</c>; null where there is none.</summary>
    public static BatchPolicy? Read(MapValue? policy)
    {
        if (policy is null)
        {
            return null;
        }

        var values = PropertyTree.Of(policy);
        return new BatchPolicy(
            (int)(values.Integer("max_batch_size") ?? 1),
            (int)(values.Integer("min_in_service") ?? 0),
            TimeSpan.FromSeconds(Number(values["pause_time"]) ?? 0));
    }

    /// <summary>A number; null where there is none.</summary>
    public static double? Number(TemplateValue? value) => value switch
    {
        IntegerValue whole => (double)whole.Value,
        FloatValue number => number.Value,
        _ => null,
    };
}
