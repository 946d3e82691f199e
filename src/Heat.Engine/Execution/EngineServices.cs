using Heat.Engine.Ports;

namespace Heat.Engine.Execution;

/// <summary>What every pass of this process shares.</summary>
internal sealed record EngineServices(
    IStackStore Store, IEventSink Events, TimeProvider Clock, IFaultClassifier Faults, IShortIdSource ShortIds, EngineOptions Options)
{
    /// <summary>Usual times of the types.</summary>
    public BuildTimes BuildTimes { get; } = new();

    /// <summary>Memories of the stacks.</summary>
    public EngineMemory Memory { get; } = new();
}
