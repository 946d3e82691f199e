using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Events;
using Heat.Operator.Hosting.Metrics;

namespace Heat.Operator.Stacks;

/// <summary>Turns what happens to resources into Kubernetes Events and metrics.</summary>
internal sealed class KubernetesEventSink(IStackLookup stacks, IEventPublisher events, OperatorMeter meter) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(StackIdentity stack, ResourceEvent resourceEvent)
    {
        meter.ResourceEvent(resourceEvent.Type, resourceEvent.Action, resourceEvent.Status);
        if (resourceEvent.Status == "IN_PROGRESS" || stacks.Find(new EntityKey(stack.Namespace, stack.Name)) is not { } entity)
        {
            return;
        }

        var type = resourceEvent.Status == "FAILED" ? EventType.Warning : EventType.Normal;
        _ = events.PublishAsync(entity, type, Reason(resourceEvent), Message(resourceEvent), CancellationToken.None);
    }

    private static string Reason(ResourceEvent happened) => happened.Status == "FAILED" ? "ResourceFailed" : happened.Action switch
    {
        "CREATE" => "ResourceCreated",
        "UPDATE" => "ResourceUpdated",
        "REPLACE" => "ResourceReplaced",
        "DELETE" => "ResourceDeleted",
        "ADOPT" => "ResourceAdopted",
        _ => "ResourceChecked",
    };

    private static string Message(ResourceEvent happened) => string.Concat(
        $"{happened.Name} ({happened.Type}",
        happened.PhysicalId is null ? "" : $", {happened.PhysicalId}",
        $"): {happened.Action} {happened.Status}",
        happened.Reason is null ? "" : $": {happened.Reason}",
        happened.RequestId is null ? "" : $" [{happened.RequestId}]");
}
