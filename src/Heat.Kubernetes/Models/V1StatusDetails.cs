namespace Heat.Kubernetes.Models;

/// <summary>What a failure is about.</summary>
public sealed class V1StatusDetails
{
    /// <summary>Name of the object.</summary>
    public string? Name { get; set; }

    /// <summary>Group of the object.</summary>
    public string? Group { get; set; }

    /// <summary>Kind or collection of the object.</summary>
    public string? Kind { get; set; }

    /// <summary>Identity of the object.</summary>
    public string? Uid { get; set; }

    /// <summary>Seconds to wait before the request is sent again.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>Each single cause.</summary>
    public List<V1StatusCause>? Causes { get; set; }
}

/// <summary>One cause of a failure.</summary>
public sealed class V1StatusCause
{
    /// <summary>Path of the field that is wrong.</summary>
    public string? Field { get; set; }

    /// <summary>Cause in a sentence.</summary>
    public string? Message { get; set; }

    /// <summary>Cause in one word.</summary>
    public string? Reason { get; set; }
}
