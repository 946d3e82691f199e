using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Hosting.Metrics;
using Heat.Operator.Stacks.History;

namespace Heat.Operator.Stacks;

/// <summary>Turns what happens to resources into Kubernetes Events, history and metrics.</summary>
internal sealed class KubernetesEventSink(IStackLookup stacks, IEventPublisher events, StackHistory history, OperatorMeter meter) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(StackIdentity stack, ResourceEvent resourceEvent)
    {
        meter.ResourceEvent(resourceEvent.Type, resourceEvent.Action, resourceEvent.Status);
        history.Append(stack, resourceEvent);
        if (resourceEvent is { Status: "IN_PROGRESS", Action: not "SIGNAL", Hook: null } || stacks.Find(new EntityKey(stack.Namespace, stack.ObjectName)) is not { } entity)
        {
            return;
        }

        var type = resourceEvent.Status == "FAILED" ? EventType.Warning : EventType.Normal;
        _ = events.PublishAsync(entity, type, Reason(resourceEvent).ToString(), Message(resourceEvent), CancellationToken.None);
    }

    private static ResourceEventReason Reason(ResourceEvent happened) => happened.Status == "FAILED" ? ResourceEventReason.ResourceFailed : happened.Action switch
    {
        _ when happened.Hook is not null => ResourceEventReason.ResourceHook,
        "CREATE" => ResourceEventReason.ResourceCreated,
        "UPDATE" => ResourceEventReason.ResourceUpdated,
        "REPLACE" => ResourceEventReason.ResourceReplaced,
        "DELETE" => ResourceEventReason.ResourceDeleted,
        "SIGNAL" => ResourceEventReason.ResourceSignalled,
        "SUSPEND" => ResourceEventReason.ResourceSuspended,
        "RESUME" => ResourceEventReason.ResourceResumed,
        "SNAPSHOT" => ResourceEventReason.ResourceBackedUp,
        "ADOPT" => ResourceEventReason.ResourceAdopted,
        _ => ResourceEventReason.ResourceChecked,
    };

    private static string Message(ResourceEvent happened) => string.Concat(
        $"{happened.Name} ({happened.Type}",
        happened.PhysicalId is null ? "" : $", {happened.PhysicalId}",
        $"): {happened.Action} {happened.Status}",
        happened.Reason is null ? "" : $": {happened.Reason}",
        happened.RequestId is null || happened.Reason?.Contains(happened.RequestId, StringComparison.Ordinal) == true ? "" : $" [{happened.RequestId}]");
}
