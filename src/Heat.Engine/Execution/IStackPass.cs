namespace Heat.Engine.Execution;

/// <summary>Runs one pass over one stack: gathers, decides, acts, reports. Never waits for the cloud.</summary>
public interface IStackPass
{
    /// <summary>
    /// Visits every resource whose requirements are met, in waves and in parallel, and says when to look again.
    /// May be ended at any point and run again.
    /// </summary>
    /// <exception cref="Ports.StackStateException">The state cannot be read or written; nothing was done beyond what was saved.</exception>
    Task<PassReport> RunAsync(StackInput input, CancellationToken cancellationToken);
}
