using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Http;

/// <summary>Sends calls through the handlers and turns every failure into <see cref="OpenStackException"/>.</summary>
internal sealed class CallPipeline(HttpMessageHandler handlers, string userAgent, TimeProvider clock) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(handlers, disposeHandler: false);

    /// <summary>Sends and returns a successful answer with its body read.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallInfo call, CancellationToken cancellationToken)
    {
        call.AttachTo(request);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (GlobalRequestId.Current is { } id)
        {
            request.Headers.TryAddWithoutValidation(RequestIds.Global, id);
        }

        var failed = new FailedCall(call.Service, request.Method, call.Path, clock);
        HttpResponseMessage answer;
        try
        {
            answer = await _invoker.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            throw failed.From(exception);
        }

        if (answer.IsSuccessStatusCode || (call.AcceptsChoices && (int)answer.StatusCode == 300))
        {
            return answer;
        }

        using (answer)
        {
            throw await failed.FromAsync(answer, cancellationToken);
        }
    }

    public void Dispose() => _invoker.Dispose();
}
