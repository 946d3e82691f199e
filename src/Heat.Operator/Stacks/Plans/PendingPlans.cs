using Heat.Engine.Execution;
using Heat.Engine.Forecasting;
using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Keeps the plan of a Stack that waits for approval, as an object that the Stack owns.</summary>
internal sealed class PendingPlans(IKubernetesClient client, SharedCaches caches, PlanStatusWriter writer, TimeProvider clock)
{
    private readonly IEntityCache<V1Alpha1StackPlan> _plans = caches.Get<V1Alpha1StackPlan>();

    /// <summary>Shows what waits, or that nothing does any more.</summary>
    /// <exception cref="StackProblemException">Somebody else has a plan of the name.</exception>
    public async Task KeepAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        var key = new EntityKey(stack.Metadata.Namespace, PlanOwnership.PendingName(stack.Metadata.Name!)); // a stored object has a name
        if (report.Awaiting is { } forecast)
        {
            var plan = await FindOrMakeAsync(stack, key, cancellationToken);
            await writer.WriteAsync(plan, Waiting(stack, plan, forecast), cancellationToken);
        }
        else if (_plans.TryGet(key, out var former) && Belongs(former, stack) && former.Status is { } status && !IsStale(status))
        {
            await writer.WriteAsync(former, Over(former, status), cancellationToken);
        }
    }

    private async Task<V1Alpha1StackPlan> FindOrMakeAsync(V1Alpha1Stack stack, EntityKey key, CancellationToken cancellationToken)
    {
        if (await client.GetAsync<V1Alpha1StackPlan>(key, cancellationToken) is { } found)
        {
            return Belongs(found, stack) ? found : throw new StackProblemException(StackProblem.Stalled(
                StackReason.AwaitingApproval,
                $"The StackPlan '{key.Name}' is not the Stack's own, so the plan that waits for approval cannot be shown. Delete it, or give it another name."));
        }

        return await client.CreateAsync(
            new V1Alpha1StackPlan
            {
                Metadata = new V1ObjectMeta { Name = key.Name, Namespace = key.Namespace, OwnerReferences = [stack.ToOwnerReference()] },
                Spec = new V1Alpha1StackPlanSpec { StackRef = new StackReference { Name = stack.Metadata.Name! } }, // a stored object has a name
            },
            cancellationToken);
    }

    private V1Alpha1StackPlanStatus Waiting(V1Alpha1Stack stack, V1Alpha1StackPlan plan, StackForecast forecast)
    {
        var conditions = new ConditionSet(plan.Status?.Conditions, plan.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(ConditionTypes.Ready, true, StackReason.AwaitingApproval, PlanSentences.HowToApprove(stack, forecast));
        conditions.Set(ConditionTypes.Stale, false, StackReason.UpToDate, "It is made anew whenever something changes.");
        return PlanComposer.Compose(forecast) with
        {
            ObservedGeneration = plan.Metadata.Generation,
            StackGeneration = stack.Metadata.Generation,
            PlannedAt = plan.Status is { Hash: { } hash, PlannedAt: { } since } && hash == forecast.Hash ? since : StatusComposer.WholeSeconds(clock.GetUtcNow()),
            Conditions = conditions.ToList(),
        };
    }

    private V1Alpha1StackPlanStatus Over(V1Alpha1StackPlan plan, V1Alpha1StackPlanStatus status)
    {
        const string Message = "Nothing waits for approval any more: the plan was approved and begun, or something else is wanted.";
        var conditions = new ConditionSet(status.Conditions, plan.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(ConditionTypes.Ready, true, StackReason.Planned, Message);
        conditions.Set(ConditionTypes.Stale, true, StackReason.StackMoved, Message);
        return status with { Conditions = conditions.ToList() };
    }

    private static bool Belongs(V1Alpha1StackPlan plan, V1Alpha1Stack stack) => plan.Controller()?.Uid == stack.Metadata.Uid;

    private static bool IsStale(V1Alpha1StackPlanStatus status) =>
        status.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Stale, Status: "True" }) == true;
}
