using Heat.Engine.Ports;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A fault that the cloud is to show.</summary>
internal sealed class PlannedFault
{
    /// <summary>create, update, delete, observe, find, attribute, snapshot, advance or prepare.</summary>
    public required string Call { get; init; }

    /// <summary>Logical name; null for all.</summary>
    public string? Of { get; init; }

    public FaultKind Kind { get; init; } = FaultKind.Retry;

    /// <summary>How often; negative for ever.</summary>
    public int Times { get; set; } = 1;

    /// <summary>The call is carried out and its answer lost.</summary>
    public bool AfterCommit { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool Applies(string call, string resource) => Times != 0 && Call == call && (Of is null || Of == resource);
}

/// <summary>A fault of the simulated cloud.</summary>
internal sealed class CloudException(PlannedFault fault, string call, string resource)
    : Exception($"{call} of {resource}: {fault.Kind}")
{
    public PlannedFault Fault { get; } = fault;
}

/// <summary>Classifies the simulated faults.</summary>
internal sealed class SimulatedClassifier : IFaultClassifier
{
    public Fault Classify(Exception exception) => exception is CloudException cloud
        ? new Fault(cloud.Fault.Kind, cloud.Message, "req-1", cloud.Fault.RetryAfter) { OutcomeUnknown = cloud.Fault.AfterCommit }
        : new Fault(FaultKind.Unexpected, exception.Message);
}
