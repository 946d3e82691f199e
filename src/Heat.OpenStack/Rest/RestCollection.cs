using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Rest;

/// <summary>A collection of objects that the service keeps in the usual way: one path, and bodies under the name of the kind.</summary>
/// <param name="client">The service.</param>
/// <param name="path">Path of the collection, such as <c>v2.0/networks</c>.</param>
/// <param name="entity">Name of one object in bodies, such as <c>network</c>.</param>
/// <param name="plural">Name of the list; null: the entity with an s.</param>
public sealed class RestCollection(ServiceClient client, string path, string entity, string? plural = null)
{
    /// <summary>The service.</summary>
    public ServiceClient Client => client;

    /// <summary>Path of the collection.</summary>
    public string Path => path;

    /// <summary>Name of one object in bodies.</summary>
    public string Entity => entity;

    /// <summary>Name of the list in bodies.</summary>
    public string Plural { get; } = plural ?? entity + "s";

    /// <summary>Creates an object.</summary>
    /// <returns>What the service says of it.</returns>
    /// <exception cref="OpenStackException">The call failed; see <see cref="OpenStackException.OutcomeUnknown"/>.</exception>
    public async Task<JsonObject> CreateAsync(JsonObject body, CancellationToken cancellationToken) =>
        Unwrap(await client.PostAsync(path, Wrap(body), cancellationToken));

    /// <summary>Reads an object; null: there is none.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<JsonObject?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await ShowAsync(id, cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="OpenStackException">The call failed; <see cref="Disposition.NotFound"/> where there is none.</exception>
    public async Task<JsonObject> ShowAsync(string id, CancellationToken cancellationToken) =>
        Unwrap(await client.GetAsync(Of(id), cancellationToken));

    /// <summary>Changes an object by PUT.</summary>
    /// <returns>What the service says of it after the change.</returns>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<JsonObject> UpdateAsync(string id, JsonObject changes, CancellationToken cancellationToken) =>
        Unwrap(await client.PutAsync(Of(id), Wrap(changes), cancellationToken));

    /// <summary>Deletes an object; false: there was none.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(Of(id), cancellationToken);
            return true;
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return false;
        }
    }

    /// <summary>The objects, page after page.</summary>
    /// <param name="query">What the list is narrowed by; null: nothing.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="OpenStackException">A call failed.</exception>
    public IAsyncEnumerable<JsonObject> ListAsync(IReadOnlyDictionary<string, string>? query, CancellationToken cancellationToken) =>
        client.ListAsync(query is null or { Count: 0 } ? path : $"{path}?{Arguments(query)}", Plural, cancellationToken);

    private static string Arguments(IReadOnlyDictionary<string, string> query) =>
        string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private string Of(string id) => $"{path}/{Uri.EscapeDataString(id)}";

    private JsonObject Wrap(JsonObject body) => new() { [entity] = body.Parent is null ? body : body.DeepClone() };

    private JsonObject Unwrap(JsonObject? answer)
    {
        if (answer?[entity] is JsonObject wrapped)
        {
            answer.Remove(entity);
            return wrapped;
        }

        // Some services give the object itself.
        return answer ?? [];
    }
}
