namespace Heat.Simulator.Faults;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>The service answers an error status and does nothing.</summary>
    Status,

    /// <summary>Nothing is done and nothing is answered until the client gives up.</summary>
    Timeout,

    /// <summary>The connection is closed before anything is done.</summary>
    DropBefore,

    /// <summary>The call takes full effect, then the connection is closed without an answer.</summary>
    DropAfterCommit,
}
