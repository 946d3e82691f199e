using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>The stack's state during one pass: takes records from many nodes at once and saves them in groups.</summary>
/// <remarks>
/// <see cref="CommitAsync"/> is for what must survive before a call is made; everything that waits shares one save, and
/// what comes while one is under way shares the next. Other records are saved with the next group, and at the latest
/// after <see cref="EngineOptions.SaveWithin"/>.
/// </remarks>
/// <param name="store">Where it is saved.</param>
/// <param name="stack">Whose it is.</param>
/// <param name="loaded">As it was loaded.</param>
/// <param name="saveWithin">How long a record may wait.</param>
/// <param name="time">Clock.</param>
/// <param name="cancellation">Ends saves; later than the pass itself is ended.</param>
internal sealed class StateLedger(
    IStackStore store, StackIdentity stack, StackState loaded, TimeSpan saveWithin, TimeProvider time, CancellationToken cancellation)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IncarnationIndex _index = new(loaded.Incarnations.Values);
    private readonly GroupSaver _saver = new(state => store.SaveAsync(stack, state, cancellation), loaded, saveWithin, time);
    private ImmutableArray<ShortId> _superseded = [];
    private StackState _state = loaded;

    /// <summary>The state with everything that was recorded.</summary>
    public StackState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Incarnations that lost their name to another since the state was loaded.</summary>
    public ImmutableArray<ShortId> Superseded
    {
        get
        {
            lock (_gate)
            {
                return _superseded;
            }
        }
    }

    /// <summary>The incarnation that has the name now, or null.</summary>
    public Incarnation? Current(string name)
    {
        lock (_gate)
        {
            return _index.Current(name) is { } shortId ? _state.Incarnations.GetValueOrDefault(shortId) : null;
        }
    }

    /// <summary>The incarnation, or null where it is forgotten.</summary>
    public Incarnation? Find(ShortId shortId)
    {
        lock (_gate)
        {
            return _state.Incarnations.GetValueOrDefault(shortId);
        }
    }

    /// <summary>Incarnations that lost the name to a newer one.</summary>
    public ImmutableArray<Incarnation> OldOnes(string name)
    {
        lock (_gate)
        {
            return [.. _index.OldOnes(name).Select(shortId => _state.Incarnations[shortId])];
        }
    }

    /// <summary>Records an incarnation, new or changed.</summary>
    public void Record(Incarnation incarnation)
    {
        lock (_gate)
        {
            Take(incarnation);
            _saver.Changed(_state);
        }
    }

    /// <summary>Records where the stack's action stands.</summary>
    public void Record(Func<StackState, StackState> change)
    {
        lock (_gate)
        {
            var changed = change(_state);
            if (!ReferenceEquals(changed, _state))
            {
                _state = changed;
                _saver.Changed(_state);
            }
        }
    }

    /// <summary>Records that a name goes from one incarnation to another; both are saved together.</summary>
    public void Supersede(Incarnation old, Incarnation successor)
    {
        lock (_gate)
        {
            Take(old);
            Take(successor);
            _superseded = _superseded.Add(old.ShortId);
            _saver.Changed(_state);
        }
    }

    /// <summary>Forgets an incarnation: its object is known to be gone, or is left alone.</summary>
    public void Forget(Incarnation incarnation)
    {
        lock (_gate)
        {
            _state = _state with { Incarnations = _state.Incarnations.Remove(incarnation.ShortId) };
            _index.Forget(incarnation);
            _saver.Changed(_state);
        }
    }

    /// <summary>Saves wait while a wave is being started, so that all its intentions share one.</summary>
    public IDisposable OpenWave() => _saver.Hold();

    /// <summary>Returns once everything recorded so far survives a crash.</summary>
    public Task CommitAsync() => _saver.CommitAsync();

    public ValueTask DisposeAsync() => _saver.DisposeAsync();

    private void Take(Incarnation incarnation)
    {
        _state = _state with { Incarnations = _state.Incarnations.SetItem(incarnation.ShortId, incarnation) };
        _index.Note(incarnation);
    }
}
