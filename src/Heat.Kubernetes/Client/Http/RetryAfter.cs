namespace Heat.Kubernetes.Client.Http;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - timeProvider.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }
}
