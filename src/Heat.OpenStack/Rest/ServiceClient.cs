using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;

namespace Heat.OpenStack.Rest;

/// <summary>Speaks with one service in JSON. Paths are relative to the service's endpoint and may begin with its version.</summary>
/// <remarks>Safe for many callers at once. Each answer belongs to its caller alone.</remarks>
public sealed class ServiceClient
{
    private readonly ServiceCaller _caller;

    internal ServiceClient(CloudConnection connection, string serviceType, Microversion? microversion)
        : this(new ServiceCaller(connection, serviceType, microversion))
    {
    }

    private ServiceClient(ServiceCaller caller) => _caller = caller;

    /// <summary>Type of the service, as the client was asked for.</summary>
    public string ServiceType => _caller.ServiceType;

    /// <summary>Reads an object.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) =>
        await JsonAsync(HttpMethod.Get, path, null, cancellationToken) ?? throw _caller.Unreadable(HttpMethod.Get, path, "an empty answer");

    /// <summary>Creates, or does what the path names. Null: the answer has no body.</summary>
    /// <exception cref="OpenStackException">The call failed; see <see cref="OpenStackException.OutcomeUnknown"/>.</exception>
    public Task<JsonObject?> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken) =>
        JsonAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>Replaces or changes. Null: the answer has no body.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public Task<JsonObject?> PutAsync(string path, JsonNode? body, CancellationToken cancellationToken) =>
        JsonAsync(HttpMethod.Put, path, body, cancellationToken);

    /// <summary>Changes parts. Null: the answer has no body.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public Task<JsonObject?> PatchAsync(string path, JsonNode? body, CancellationToken cancellationToken) =>
        JsonAsync(HttpMethod.Patch, path, body, cancellationToken);

    /// <summary>Deletes.</summary>
    /// <exception cref="OpenStackException">The call failed; <see cref="Disposition.NotFound"/> where there was nothing.</exception>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Delete, path, null, cancellationToken)).Dispose();

    /// <summary>Sends anything and gives the successful answer as it is. The caller disposes it.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        _caller.SendAsync(method, path, content, cancellationToken);

    /// <summary>The same with headers of its own.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    internal Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, IReadOnlyCollection<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        _caller.SendAsync(method, path, content, headers, cancellationToken);

    /// <summary>The full address of a path, for those who call it without this client.</summary>
    /// <exception cref="OpenStackException">The cloud has no such service, or refuses the credentials.</exception>
    public Task<Uri> AddressOfAsync(string path, CancellationToken cancellationToken) => _caller.AddressOfAsync(path, cancellationToken);

    /// <summary>All objects of a list, page after page. A page is asked for when the one before it is used up.</summary>
    /// <param name="path">Path of the list; may have a query.</param>
    /// <param name="plural">The key of the list in the answer.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="OpenStackException">A call failed.</exception>
    public async IAsyncEnumerable<JsonObject> ListAsync(
        string path, string plural, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _caller.PagesAsync(path, plural, cancellationToken))
        {
            foreach (var item in page.Items)
            {
                yield return JsonBody.Parse(page.Of(item));
            }
        }
    }

    /// <summary>
    /// The microversion that calls carry: the fixed one, or the highest that both sides know; <see cref="Microversion.None"/> where
    /// the service has none. Asks the service once.
    /// </summary>
    /// <exception cref="OpenStackException">The service cannot be asked, or speaks only newer ones.</exception>
    public Task<Microversion> NegotiateAsync(CancellationToken cancellationToken) => _caller.NegotiateAsync(cancellationToken);

    /// <summary>Whether the service speaks a microversion.</summary>
    /// <param name="microversion">Such as <c>2.67</c>.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<bool> SupportsAsync(string microversion, CancellationToken cancellationToken) =>
        (await _caller.RangeAsync(cancellationToken)).Contains(Microversion.Parse(microversion));

    /// <summary>The same client with a fixed microversion.</summary>
    /// <param name="microversion">Such as <c>2.60</c>.</param>
    public ServiceClient WithMicroversion(string microversion) => new(_caller.With(Microversion.Parse(microversion)));

    /// <summary>Pages of a list as they came, for readers that do not want every object taken apart.</summary>
    internal IAsyncEnumerable<ListPage> PagesAsync(string path, string plural, CancellationToken cancellationToken) =>
        _caller.PagesAsync(path, plural, cancellationToken);

    private async Task<JsonObject?> JsonAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var answer = await _caller.SendAsync(method, path, JsonBody.Content(body), cancellationToken);
        var bytes = BufferedContent.Of(answer);
        try
        {
            return bytes.IsEmpty ? null : JsonBody.Parse(bytes);
        }
        catch (JsonException exception)
        {
            throw _caller.Unreadable(method, path, exception.Message);
        }
    }
}
