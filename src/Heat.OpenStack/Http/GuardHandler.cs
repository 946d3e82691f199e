namespace Heat.OpenStack.Http;

/// <summary>Asks the guard as late as can be: after every wait, right before a change is sent.</summary>
internal sealed class GuardHandler(ICallGuard guard, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            guard.ThrowIfForbidden();
        }

        return base.SendAsync(request, cancellationToken);
    }
}
