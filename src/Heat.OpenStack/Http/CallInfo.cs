namespace Heat.OpenStack.Http;

/// <summary>What the handlers need to know of a call beside the request itself.</summary>
/// <param name="Service">Type of the service.</param>
/// <param name="Path">The path for messages and traces, without the query.</param>
/// <param name="Endpoint">What is limited together.</param>
internal sealed record CallInfo(string Service, string Path, EndpointLimiter Endpoint)
{
    private static readonly HttpRequestOptionsKey<CallInfo> Key = new("Heat.OpenStack.Call");

    /// <summary>The call may be repeated although its method is POST, as asking for a token may.</summary>
    public bool Repeatable { get; init; }

    /// <summary>300 is an answer, as it is of a service that is asked for its versions.</summary>
    public bool AcceptsChoices { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; }

    public static CallInfo Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The request was not made by a service client.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
