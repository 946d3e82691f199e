using Heat.Engine.Stacks;

namespace Heat.Engine.Ports;

/// <summary>Hears what happens to resources, for events and metrics. Must return at once and never throw.</summary>
public interface IEventSink
{
    /// <summary>Something happened.</summary>
    void Publish(StackIdentity stack, ResourceEvent resourceEvent);
}

/// <summary>One thing that happened to a resource.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Type">Type.</param>
/// <param name="PhysicalId">Id in the cloud, where known.</param>
/// <param name="Action">Heat's word: CREATE, UPDATE, REPLACE, DELETE, CHECK, ADOPT, SIGNAL.</param>
/// <param name="Status">Heat's word: IN_PROGRESS, COMPLETE, FAILED.</param>
/// <param name="Reason">For people; holds no secret.</param>
/// <param name="RequestId">The cloud's request id of a failure.</param>
public sealed record ResourceEvent(
    string Name, string Type, string? PhysicalId, string Action, string Status, string? Reason = null, string? RequestId = null)
{
    /// <summary>The hook at which the resource waits, or was let pass; null where the event is about none.</summary>
    public string? Hook { get; init; }
}
