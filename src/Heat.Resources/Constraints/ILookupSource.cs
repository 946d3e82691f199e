using System.Text.Json.Nodes;

namespace Heat.Resources.Constraints;

/// <summary>The cloud as look-ups need it.</summary>
internal interface ILookupSource
{
    /// <summary>The time, for values that must lie in the future.</summary>
    TimeProvider Clock { get; }

    /// <summary>The body of one object without the key around it; null when it does not exist.</summary>
    Task<JsonObject?> FindAsync(string service, string path, CancellationToken cancellationToken);

    /// <summary>All objects of a collection, page by page.</summary>
    IAsyncEnumerable<JsonObject> ListAsync(string service, string path, string plural, CancellationToken cancellationToken);

    /// <summary>An answer that is asked for once and kept for a short while. A load that throws is not kept.</summary>
    Task<T> RememberAsync<T>(string key, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken);
}
