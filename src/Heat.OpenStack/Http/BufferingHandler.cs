namespace Heat.OpenStack.Http;

/// <summary>Gives one attempt its time and reads the answer to its end within it, so that a broken body counts as a broken call.</summary>
internal sealed class BufferingHandler(TimeProvider clock, int longestAnswer, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var timeout = CallInfo.Of(request).Timeout;
        using var time = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await ReadAsync(request, both.Token);
        }
        catch (OperationCanceledException exception) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timeout.TotalSeconds:0.#} s", exception);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer broke off.", exception);
        }
    }

    private async Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            var original = answer.Content;
            answer.Content = await BufferedContent.ReadAsync(original, longestAnswer, cancellationToken);
            original.Dispose();
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }
}
