using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Keeps events.</summary>
internal sealed class RecordedEvents : IEventSink
{
    public ConcurrentQueue<ResourceEvent> Events { get; } = [];

    public void Publish(StackIdentity stack, ResourceEvent resourceEvent) => Events.Enqueue(resourceEvent);
}
