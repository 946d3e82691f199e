using System.Collections.Concurrent;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Register;

/// <summary>Remembers every Stack of a namespace beyond its end, so that what it left in the cloud can be proven to be its own.</summary>
/// <remarks>New Stacks are written together, a few seconds after the first of them; a Stack that is noted already is never written.</remarks>
internal sealed partial class StackRegister(IKubernetesClient client, TimeProvider clock, ILogger<StackRegister> logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Notes that the Stack is there. Returns at once.</summary>
    public void Note(V1Alpha1Stack stack) => Add(stack, isReleased: false);

    /// <summary>Notes that the Stack goes and leaves its objects. Returns at once.</summary>
    public void NoteReleased(V1Alpha1Stack stack) => Add(stack, isReleased: true);

    /// <summary>The Stacks of a namespace that there are or were.</summary>
    public async Task<IReadOnlyCollection<RegisteredStack>> ReadAsync(string @namespace, CancellationToken cancellationToken)
    {
        var stored = RegisterPage.Unpack(await client.GetAsync<V1ConfigMap>(RegisterPage.Name, @namespace, cancellationToken));
        var noted = _lanes.TryGetValue(@namespace, out var lane) ? lane.Noted.Values : [];
        return [.. noted.Concat(stored).DistinctBy(stack => stack.Id)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Timer?.Dispose();
        }
    }

    private void Add(V1Alpha1Stack stack, bool isReleased)
    {
        var lane = _lanes.GetOrAdd(stack.Metadata.Namespace ?? "", static _ => new Lane());
        var id = stack.Metadata.Uid!; // a stored object has a uid
        if (lane.Noted.TryGetValue(id, out var known) && known.IsReleased == isReleased)
        {
            return;
        }

        lane.Noted[id] = new RegisteredStack(id, stack.Identity().Name, clock.GetUtcNow(), isReleased);
        lock (lane)
        {
            lane.Timer ??= clock.CreateTimer(tick => _ = WriteAsync(stack.Metadata.Namespace ?? "", lane), null, Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task WriteAsync(string @namespace, Lane lane)
    {
        lock (lane)
        {
            lane.Timer?.Dispose();
            lane.Timer = null;
        }

        await lane.Gate.WaitAsync();
        try
        {
            await WriteAsync(@namespace, [.. lane.Noted.Values]);
        }
        catch (Exception exception)
        {
            Log.NotWritten(logger, exception, @namespace);
        }
        finally
        {
            lane.Gate.Release();
        }
    }

    private async Task WriteAsync(string @namespace, IReadOnlyList<RegisteredStack> noted)
    {
        var map = await client.GetAsync<V1ConfigMap>(RegisterPage.Name, @namespace, CancellationToken.None);
        var stored = RegisterPage.Unpack(map).ToDictionary(stack => stack.Id);
        var news = noted.Where(stack => !stored.TryGetValue(stack.Id, out var old) || old.IsReleased != stack.IsReleased).ToList();
        if (news.Count == 0)
        {
            return;
        }

        foreach (var stack in news)
        {
            stored[stack.Id] = stack;
        }

        var written = map ?? new V1ConfigMap { Metadata = new V1ObjectMeta { Name = RegisterPage.Name, Namespace = @namespace } };
        written.Metadata.Labels ??= [];
        written.Metadata.Labels[History.HistoryObjects.Label] = "register"; // keeps it out of the watch on ConfigMaps
        written.BinaryData = new Dictionary<string, byte[]> { [RegisterPage.Key] = RegisterPage.Pack(stored.Values) };
        await (map is null ? client.CreateAsync(written, CancellationToken.None) : client.UpdateAsync(written, CancellationToken.None));
    }

    private sealed class Lane
    {
        public ConcurrentDictionary<string, RegisteredStack> Noted { get; } = new(StringComparer.Ordinal);

        public SemaphoreSlim Gate { get; } = new(1);

        public ITimer? Timer { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The register of Stacks of namespace {Namespace} cannot be written; it is tried again with the next Stack")]
        public static partial void NotWritten(ILogger logger, Exception exception, string @namespace);
    }
}
