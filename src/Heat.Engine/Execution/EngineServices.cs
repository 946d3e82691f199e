using Heat.Engine.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.Engine.Execution;

/// <summary>What every pass of this process shares.</summary>
internal sealed record EngineServices(
    IStackStore Store, IEventSink Events, TimeProvider Clock, IFaultClassifier Faults, IShortIdSource ShortIds, EngineOptions Options,
    ILogger<StackPass>? Logger = null, ISignalBox? Signals = null) : IDisposable
{
    /// <summary>Usual times of the types.</summary>
    public BuildTimes BuildTimes { get; } = new();

    /// <summary>Memories of the stacks.</summary>
    public EngineMemory Memory { get; } = new();

    /// <summary>Instruments.</summary>
    public EngineTelemetry Telemetry { get; init; } = new();

    /// <summary>Where passes are logged; nowhere in a process without logs.</summary>
    public ILogger Log => Logger ?? (ILogger)NullLogger.Instance;

    /// <inheritdoc/>
    public void Dispose() => Telemetry.Dispose();
}
