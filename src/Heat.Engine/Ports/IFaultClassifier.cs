namespace Heat.Engine.Ports;

/// <summary>Tells what an exception from a driver means.</summary>
public interface IFaultClassifier
{
    /// <summary>The meaning. An exception that is not from the cloud is <see cref="FaultKind.Unexpected"/>.</summary>
    Fault Classify(Exception exception);
}

/// <summary>What to do about a fault.</summary>
public enum FaultKind
{
    /// <summary>The object does not exist.</summary>
    NotFound,

    /// <summary>Try again soon: the service hiccuped, or could not be reached.</summary>
    Retry,

    /// <summary>Try again later: quota, lock, rate limit.</summary>
    RetrySlowly,

    /// <summary>The object is in a state that forbids the call at the moment, such as a port in use.</summary>
    Conflict,

    /// <summary>The request itself is wrong; trying again without a change of the template is of little use.</summary>
    Terminal,

    /// <summary>A fault of the program.</summary>
    Unexpected,
}

/// <summary>A fault, classified.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Message">For people; holds no secret.</param>
/// <param name="RequestId">The cloud's request id, where it gave one.</param>
/// <param name="RetryAfter">How long the cloud asks to wait.</param>
public sealed record Fault(FaultKind Kind, string Message, string? RequestId = null, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// The call may have been carried out although no answer came: a create must look for its object before it is tried again.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
