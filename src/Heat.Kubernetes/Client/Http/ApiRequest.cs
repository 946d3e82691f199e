namespace Heat.Kubernetes.Client.Http;

/// <summary>One request to the API server.</summary>
internal sealed record ApiRequest(HttpMethod Method, string PathAndQuery, ApiCall Call)
{
    public const string Json = "application/json";

    public string Accept { get; init; } = Json;

    public ReadOnlyMemory<byte>? Content { get; init; }

    public string ContentType { get; init; } = Json;

    /// <summary>The request in words, for messages: the verb and the place, without the query.</summary>
    public override string ToString()
    {
        var question = PathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return $"{Call.Verb} {(question < 0 ? PathAndQuery : PathAndQuery[..question])}";
    }
}
