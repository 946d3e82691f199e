using System.Net;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>The API server refused a request.</summary>
public sealed class KubernetesApiException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="request">What was asked, in words: verb and place.</param>
    /// <param name="statusCode">HTTP status of the answer.</param>
    /// <param name="status">What the server said.</param>
    /// <param name="retryAfter">How long the server asks to wait.</param>
    public KubernetesApiException(string request, HttpStatusCode statusCode, V1Status status, TimeSpan? retryAfter = null)
        : base($"{request} failed: {(int)statusCode} {status.Reason}: {status.Message}")
    {
        StatusCode = statusCode;
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>What the server said.</summary>
    public V1Status Status { get; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The object, or the kind, is not there.</summary>
    public bool IsNotFound => StatusCode == HttpStatusCode.NotFound;

    /// <summary>An object of that name is there already.</summary>
    public bool IsAlreadyExists => StatusCode == HttpStatusCode.Conflict && Status.Reason == "AlreadyExists";

    /// <summary>Somebody else changed the object since it was read: read again.</summary>
    public bool IsConflict => StatusCode == HttpStatusCode.Conflict && !IsAlreadyExists;

    /// <summary>The version is too old, or the page has expired: list again.</summary>
    public bool IsGone => StatusCode == HttpStatusCode.Gone;

    /// <summary>The object breaks a rule of its kind, or a patch does not fit it.</summary>
    public bool IsInvalid => StatusCode == HttpStatusCode.UnprocessableEntity;

    /// <summary>The account may not do that.</summary>
    public bool IsForbidden => StatusCode == HttpStatusCode.Forbidden;

    /// <summary>The server asks to come more slowly.</summary>
    public bool IsTooManyRequests => StatusCode == HttpStatusCode.TooManyRequests;
}
