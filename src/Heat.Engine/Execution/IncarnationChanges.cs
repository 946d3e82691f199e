using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>What driver answers make of a record.</summary>
internal static class IncarnationChanges
{
    /// <summary>The record after a changing call; the same one where the call left it as it was.</summary>
    public static Incarnation After(this Incarnation incarnation, ResourceChange change) => change is { Id: null, Data: null }
        ? incarnation
        : incarnation with { PhysicalId = change.Id ?? incarnation.PhysicalId, Data = change.Data ?? incarnation.Data };
}
