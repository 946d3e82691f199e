namespace Heat.OpenStack.Http;

/// <summary>Reads the header by which a service asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait from now; null where the service does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage answer, TimeProvider clock) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta < TimeSpan.Zero ? TimeSpan.Zero : delta,
        { Date: { } date } => date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
