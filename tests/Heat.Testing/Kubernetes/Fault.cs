namespace Heat.Testing.Kubernetes;

/// <summary>What goes wrong between a client and the API server.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The request is refused before the server sees it.</summary>
    /// <param name="StatusCode">HTTP status.</param>
    /// <param name="Reason">Cause in one word, as in a status document.</param>
    /// <param name="RetryAfterSeconds">How long to wait; null says nothing about it.</param>
    public sealed record Refuse(int StatusCode, string Reason, int? RetryAfterSeconds = null) : Fault;

    /// <summary>The connection breaks before the server sees the request.</summary>
    public sealed record DropRequest : Fault;

    /// <summary>The server does what was asked, and the connection breaks before it can say so.</summary>
    public sealed record DropAnswer : Fault;

    /// <summary>The request waits until a test lets it go on.</summary>
    /// <param name="Until">When it goes on.</param>
    public sealed record Hold(Task Until) : Fault;

    /// <summary>A watch breaks after some lines.</summary>
    /// <param name="Lines">Lines that still get through.</param>
    public sealed record CutWatch(int Lines) : Fault;

    /// <summary>A watch says that its version is too old, after some lines.</summary>
    /// <param name="Lines">Lines that still get through.</param>
    public sealed record ExpireWatch(int Lines) : Fault;

    /// <summary>A watch opens and then tells nothing, for ever.</summary>
    public sealed record SilenceWatch : Fault;
}
