namespace Heat.Kubernetes.Client.Http;

/// <summary>What a request means to the API, for those who pass it on: whether it may be repeated, and under which names it is counted.</summary>
internal sealed record ApiCall(string Verb, string Resource)
{
    private static readonly HttpRequestOptionsKey<ApiCall> Key = new("kubernetes.call");

    /// <summary>Whether sending the request twice leaves the server as sending it once.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>Whether the request goes out at once: a lease that is renewed late is a lease lost.</summary>
    public bool IsUrgent { get; init; }

    public static ApiCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call)
            ? call
            : new ApiCall(request.Method.Method.ToLowerInvariant(), "other") { IsIdempotent = request.Method == HttpMethod.Get };

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
