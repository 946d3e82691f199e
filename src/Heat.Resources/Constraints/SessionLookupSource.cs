using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;

namespace Heat.Resources.Constraints;

/// <summary>Look-ups through a session, remembered for all stacks that share it.</summary>
internal sealed class SessionLookupSource(CloudSession session) : ILookupSource
{
    /// <inheritdoc/>
    public TimeProvider Clock => session.Clock;

    /// <inheritdoc/>
    public async Task<JsonObject?> FindAsync(string service, string path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.Service(service).GetAsync(path, cancellationToken);
            return answer is { Count: 1 } && answer.First().Value is JsonObject inner ? inner : answer;
        }
        catch (OpenStackException e) when (e.Disposition == Disposition.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JsonObject> ListAsync(string service, string path, string plural, CancellationToken cancellationToken) =>
        session.Service(service).ListAsync(path, plural, cancellationToken);

    /// <inheritdoc/>
    public Task<T> RememberAsync<T>(string key, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken) =>
        session.Lookups.GetAsync(key, load, cancellationToken);
}
