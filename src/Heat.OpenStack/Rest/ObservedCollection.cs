using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Rest;

/// <summary>The view of a collection that all who look at its objects share: one list call serves them all.</summary>
/// <remarks>
/// A list serves whoever accepts the time at which it was <em>started</em>. Who comes while a list runs that started too early for him waits,
/// with all others of the kind, for one next list. Few who look at a large collection read their objects one by one instead.
/// An object that a list does not have is looked for by itself before it is said to be absent.
/// </remarks>
public sealed class ObservedCollection
{
    private readonly ObservedReader _reader;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly ObservedView _view = new();
    private readonly DemandGauge _demand = new();
    private readonly Dictionary<string, Task> _singles = new(StringComparer.Ordinal);
    private Task? _list;
    private DateTimeOffset _listStartedAt;
    private Task? _nextList;

    internal ObservedCollection(ServiceClient client, string path, string plural, string? query, TimeProvider clock)
    {
        _reader = new ObservedReader(client, path, plural, query);
        _clock = clock;
    }

    /// <summary>An object as it looked at a time or later; null: there is none. The answer belongs to the caller.</summary>
    /// <param name="id">Its id, or its name where the collection goes by names.</param>
    /// <param name="notBefore">An older look is of no use. A time to come counts as now.</param>
    /// <param name="cancellationToken">Ends this caller's wait; the calls go on for the others.</param>
    /// <exception cref="OpenStackException">The cloud could not be asked.</exception>
    public async Task<JsonObject?> ObserveAsync(string id, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body;
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                // Within the loop, so that a clock that is set back makes nobody wait for it.
                var now = _clock.GetUtcNow();
                notBefore = _view.Floor(id, notBefore < now ? notBefore : now);
                _demand.Note(id, now);
                var sight = _view.Look(id, notBefore, out body);
                if (sight is Sight.Present or Sight.Absent)
                {
                    break;
                }

                wait = sight == Sight.Missing ? Single(id) : ListOrSingle(id, notBefore);
            }

            await wait.WaitAsync(cancellationToken);
        }

        return body.IsEmpty ? null : JsonBody.Parse(body);
    }

    /// <summary>Lets the answer of a create or an update enter the view.</summary>
    /// <param name="body">The whole object, as a list would give it.</param>
    public void Seen(JsonObject body)
    {
        var bytes = JsonBody.Bytes(body);
        if (PageScan.Single(bytes.Span).Id is { } id)
        {
            lock (_lock)
            {
                _view.Put(id, bytes, _clock.GetUtcNow());
            }
        }
    }

    /// <summary>An object was changed in a way that no answer told: whoever looks next gets a newer look than any so far.</summary>
    public void Forget(string id)
    {
        lock (_lock)
        {
            _view.Doubt(id, _clock.GetUtcNow());
        }
    }

    /// <summary>Lets go of the objects if nobody asked lately.</summary>
    internal void Trim(DateTimeOffset idleSince)
    {
        lock (_lock)
        {
            if (_demand.LastAsked < idleSince)
            {
                _view.Clear();
            }
        }
    }

    private Task ListOrSingle(string id, DateTimeOffset notBefore)
    {
        if (_list is not null && _listStartedAt >= notBefore)
        {
            return _list;
        }

        if (_demand.PrefersSingleReads(_view.Size, _view.Pages))
        {
            return Single(id);
        }

        return _list is null ? List() : _nextList ??= ListAfterAsync(_list);
    }

    private Task List()
    {
        var startedAt = _clock.GetUtcNow();
        _listStartedAt = startedAt;
        return _list = Task.Run(() => ListAsync(startedAt));
    }

    private async Task ListAsync(DateTimeOffset startedAt)
    {
        IReadOnlyList<ListPage>? pages = null;
        try
        {
            pages = await _reader.ListAsync(CancellationToken.None);
        }
        finally
        {
            lock (_lock)
            {
                _list = null;
                if (pages is not null)
                {
                    _view.Replace(pages, startedAt);
                }
            }
        }
    }

    private async Task ListAfterAsync(Task list)
    {
        // How it ends is the business of those who wait for it.
        await list.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task next;
        lock (_lock)
        {
            _nextList = null;
            next = _list ?? List();
        }

        await next;
    }

    private Task Single(string id)
    {
        if (!_singles.TryGetValue(id, out var running))
        {
            // The read takes itself out under the lock that is held here, so never before it is in.
            running = Task.Run(() => SingleAsync(id, _clock.GetUtcNow()));
            _singles[id] = running;
        }

        return running;
    }

    private async Task SingleAsync(string id, DateTimeOffset startedAt)
    {
        try
        {
            var body = await _reader.ReadAsync(id, CancellationToken.None);
            lock (_lock)
            {
                if (body is { } present)
                {
                    _view.Put(id, present, startedAt);
                }
                else
                {
                    _view.PutAbsent(id, startedAt);
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _singles.Remove(id);
            }
        }
    }
}
