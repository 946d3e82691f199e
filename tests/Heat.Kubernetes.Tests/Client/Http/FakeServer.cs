using System.Net;

namespace Heat.Kubernetes.Tests.Client.Http;

/// <summary>Answers requests from a list; the last answer stays.</summary>
internal sealed class FakeServer(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public List<string?> Authorizations { get; } = [];

    public int Requests => Authorizations.Count;

    public static Func<HttpResponseMessage> Status(HttpStatusCode status, TimeSpan? retryAfter = null) => () =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent("{}") };
        response.Headers.RetryAfter = retryAfter is { } wait ? new(wait) : null;
        return response;
    };

    public static Func<HttpResponseMessage> Lost() => () => throw new HttpRequestException("The connection broke.");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorizations.Add(request.Headers.Authorization?.ToString());
        try
        {
            return Task.FromResult((_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())());
        }
        catch (HttpRequestException lost)
        {
            return Task.FromException<HttpResponseMessage>(lost);
        }
    }
}

/// <summary>A server that never answers.</summary>
internal sealed class MuteServer : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        return await never.Task.WaitAsync(cancellationToken);
    }
}
