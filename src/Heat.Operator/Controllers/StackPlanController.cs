using Heat.Operator.Entities;
using Heat.Operator.Stacks.Plans;

namespace Heat.Operator.Controllers;

/// <summary>Looks at one StackPlan: key in, result out. Those that wait for approval are written by the passes of their Stack.</summary>
internal sealed class StackPlanController(StackPlanner planner) : IEntityController<V1Alpha1StackPlan>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1StackPlan>> ReconcileAsync(V1Alpha1StackPlan entity, CancellationToken cancellationToken)
    {
        var again = PlanOwnership.IsPending(entity) ? null : await planner.RunAsync(entity, cancellationToken);
        return ReconciliationResult<V1Alpha1StackPlan>.Success(entity, again);
    }
}
