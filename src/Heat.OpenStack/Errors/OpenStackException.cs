using System.Net;

namespace Heat.OpenStack.Errors;

/// <summary>A call to the cloud failed. The one exception that clients throw for what the cloud or the way to it does.</summary>
/// <param name="message">For people; holds no secret.</param>
/// <param name="innerException">What lies below.</param>
public sealed class OpenStackException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Type of the service, such as <c>network</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The answer's status; null where no answer came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's own word for the fault, such as <c>IpAddressInUse</c> or <c>itemNotFound</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own sentence about the fault.</summary>
    public string? Detail { get; init; }

    /// <summary>The cloud's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>What to do.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>How long the cloud asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The call may have been carried out: the connection broke or timed out after the request was sent, or a POST was answered
    /// by 500, 502 or 504. Look for the object before creating it again.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
