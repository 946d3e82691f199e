using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;

namespace Heat.OpenStack.Swift;

/// <summary>Containers and objects of a project's account in Swift.</summary>
/// <param name="session">The session.</param>
public sealed class ObjectStoreClient(CloudSession session)
{
    private readonly ServiceClient _swift = session.Service("object-store");

    /// <summary>Addresses that may be called without a token for a while.</summary>
    public TemporaryUrls Temporary { get; } = new(session);

    /// <summary>Makes a container, or takes one that is there already.</summary>
    /// <param name="container">Its name.</param>
    /// <param name="versions">The container that takes the old versions of its objects; it may be the same. Null: as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task PutContainerAsync(string container, string? versions, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] headers = versions is null ? [] : [KeyValuePair.Create("X-Versions-Location", Uri.EscapeDataString(versions))];
        (await _swift.SendAsync(HttpMethod.Put, Path(container), null, headers, cancellationToken)).Dispose();
    }

    /// <summary>Deletes a container.</summary>
    /// <returns>False: there are objects in it. One that is gone already is a success.</returns>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<bool> DeleteContainerAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            await _swift.DeleteAsync(Path(container), cancellationToken);
            return true;
        }
        catch (OpenStackException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return exception.StatusCode == HttpStatusCode.NotFound;
        }
    }

    /// <summary>The objects of a container in the order of their names; none where there is no such container.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<IReadOnlyList<StoredObject>> ListAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _swift.SendAsync(HttpMethod.Get, $"{Path(container)}?format=json", null, cancellationToken);
            var bytes = BufferedContent.Of(answer);
            return bytes.IsEmpty ? [] : [.. JsonNode.Parse(bytes.Span)!.AsArray().OfType<JsonObject>().Where(entry => entry.ContainsKey("name")).Select(Read)];
        }
        catch (OpenStackException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new OpenStackException($"object-store GET /{container}: the answer cannot be read: {exception.Message}", exception)
            {
                Service = "object-store",
                Disposition = Disposition.Retry,
            };
        }
    }

    /// <summary>Stores an object.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task PutObjectAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var body = new ReadOnlyMemoryContent(content);
        body.Headers.ContentType = new("application/octet-stream");
        (await _swift.SendAsync(HttpMethod.Put, Path(container, name), body, cancellationToken)).Dispose();
    }

    /// <summary>The content of an object; null: there is none.</summary>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<ReadOnlyMemory<byte>?> GetObjectAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _swift.SendAsync(HttpMethod.Get, Path(container, name), null, cancellationToken);
            return BufferedContent.Of(answer);
        }
        catch (OpenStackException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Deletes an object. Where old versions are kept, the one before comes back.</summary>
    /// <returns>False: there was none.</returns>
    /// <exception cref="OpenStackException">The call failed.</exception>
    public async Task<bool> DeleteObjectAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            await _swift.DeleteAsync(Path(container, name), cancellationToken);
            return true;
        }
        catch (OpenStackException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    internal static string Path(string container, string? name = null) => name is null
        ? Uri.EscapeDataString(container)
        : $"{Uri.EscapeDataString(container)}/{Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal)}";

    private static StoredObject Read(JsonObject entry) =>
        new((string)entry["name"]!, (long?)entry["bytes"] ?? 0, (string?)entry["hash"] ?? ""); // filtered by name
}
