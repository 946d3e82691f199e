using Heat.Engine.Forecasting;
using Heat.Engine.Requests;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Plans;

/// <summary>What people read about plans.</summary>
internal static class PlanSentences
{
    /// <summary>What waits, and how it is approved.</summary>
    public static string HowToApprove(V1Alpha1Stack stack, StackForecast forecast)
    {
        var name = stack.Metadata.Name!; // a stored object has a name
        return $"The plan '{PlanOwnership.PendingName(name)}' waits for approval: {PlanComposer.Words(forecast.Counts)}. "
            + $"To carry it out: kubectl annotate --overwrite stack {name} {V1Alpha1Stack.GroupName}/{RequestVerbs.Approve}={forecast.Hash}";
    }
}
