using Heat.Engine.Planning;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Tells the plans that the operator makes for approval from those that people ask for.</summary>
internal static class PlanOwnership
{
    private const int LongestName = 253;

    /// <summary>Name of the plan of a Stack that waits for approval.</summary>
    public static string PendingName(string stack) => PhysicalNames.Shorten($"{stack}-pending", LongestName);

    /// <summary>The plan is written by the passes of its Stack.</summary>
    public static bool IsPending(V1Alpha1StackPlan plan) => plan.Controller() is { Kind: "Stack", Name: { } stack } && plan.Metadata.Name == PendingName(stack);
}
