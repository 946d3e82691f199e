namespace Heat.Operator.Entities;

/// <summary>Finds the condition that sums an object up.</summary>
internal static class ReadyCondition
{
    /// <summary>The Ready condition; null: there is none yet.</summary>
    public static V1Condition? Ready(this IEnumerable<V1Condition>? conditions) =>
        conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);
}
