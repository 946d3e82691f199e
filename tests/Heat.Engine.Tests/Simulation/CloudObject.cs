using Heat.Templates.Schemas;

namespace Heat.Engine.Tests.Simulation;

/// <summary>An object of the simulated cloud.</summary>
internal sealed class CloudObject
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Resource { get; init; }

    public required string PhysicalName { get; init; }

    public PropertyTree Properties { get; set; } = PropertyTree.Empty;

    public DateTimeOffset ReadyAt { get; set; }

    public DateTimeOffset? GoneAt { get; set; }

    public bool IsBroken { get; set; }

    /// <summary>Steps of ours that it still needs before it is ready.</summary>
    public int StepsLeft { get; set; }

    /// <summary>It rests.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>It is switched off: it does nothing, and cannot be suspended.</summary>
    public bool IsOff { get; set; }

    /// <summary>What the replacement needs was freed.</summary>
    public bool IsPrepared { get; set; }
}
