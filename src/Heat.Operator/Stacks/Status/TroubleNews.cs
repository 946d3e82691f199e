using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>Finds what has to be told by an event as well: a Ready condition that says something new about what is wrong. Pure.</summary>
internal static class TroubleNews
{
    /// <summary>The condition to tell; null: all is well, under way, or was told before.</summary>
    public static V1Condition? Of(IEnumerable<V1Condition>? before, IEnumerable<V1Condition>? after) =>
        Ready(after) is { Status: "False" } ready && ready.Meaning() == ReasonMeaning.Trouble
        && (Ready(before) is not { } former || former.Status != ready.Status || former.Reason != ready.Reason || former.Message != ready.Message)
            ? ready
            : null;

    private static V1Condition? Ready(IEnumerable<V1Condition>? conditions) => conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);
}
