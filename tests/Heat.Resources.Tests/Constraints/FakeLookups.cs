using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Resources.Constraints;
using Heat.Testing;

namespace Heat.Resources.Tests.Constraints;

/// <summary>A cloud of a few lists: path of a collection to its objects. Filters by the first query argument, as services do.</summary>
internal sealed class FakeLookups : ILookupSource
{
    private readonly Dictionary<string, JsonArray> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HttpStatusCode> _failures = new(StringComparer.Ordinal);
    private readonly MemoizedLookups _memory;

    public FakeLookups() => _memory = new MemoizedLookups(Time, TimeSpan.FromMinutes(1));

    public ManualTimeProvider Time { get; } = new();

    public TimeProvider Clock => Time;

    /// <summary>Every call, as service and path.</summary>
    public List<string> Calls { get; } = [];

    public FakeLookups With(string collection, params string[] objects)
    {
        _collections[collection] = [.. objects.Select(json => JsonNode.Parse(json))];
        return this;
    }

    public FakeLookups Failing(string collection, HttpStatusCode status)
    {
        _failures[collection] = status;
        return this;
    }

    public Task<JsonObject?> FindAsync(string service, string path, CancellationToken cancellationToken)
    {
        Note(service, path);
        var slash = path.LastIndexOf('/');
        var (collection, id) = ($"{service}/{path[..slash]}", Uri.UnescapeDataString(path[(slash + 1)..]));
        var found = Objects(collection).FirstOrDefault(item => Field(item, "id") == id || (item["id"] is null && Field(item, "name") == id));
        return Task.FromResult(found);
    }

    public async IAsyncEnumerable<JsonObject> ListAsync(
        string service, string path, string plural, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Note(service, path);
        await Task.Yield();
        var parts = path.Split('?');
        var filter = parts.Length > 1 ? parts[1].Split('&')[0].Split('=') : null;
        foreach (var item in Objects($"{service}/{parts[0]}"))
        {
            if (filter is null || item[filter[0]] is null || Field(item, filter[0]) == Uri.UnescapeDataString(filter[1]))
            {
                yield return item;
            }
        }
    }

    public Task<T> RememberAsync<T>(string key, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken) =>
        _memory.GetAsync(key, load, cancellationToken);

    private static string? Field(JsonObject item, string name) => item[name]?.ToString();

    private void Note(string service, string path)
    {
        lock (Calls)
        {
            Calls.Add($"{service}/{path}");
        }
    }

    private IEnumerable<JsonObject> Objects(string collection) => _failures.TryGetValue(collection, out var status)
        ? throw new OpenStackException($"{collection}: {(int)status}")
        {
            Service = collection,
            StatusCode = status,
            Disposition = status switch
            {
                HttpStatusCode.NotFound => Disposition.NotFound,
                HttpStatusCode.ServiceUnavailable => Disposition.Retry,
                _ => Disposition.Terminal,
            },
        }
        : _collections.GetValueOrDefault(collection, []).Select(item => item!.AsObject());
}
