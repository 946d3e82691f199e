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
internal sealed class StateLedger : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(long Version, TaskCompletionSource Saved)> _waiting = [];
    private readonly Dictionary<string, ShortId> _current = new(StringComparer.Ordinal);
    private readonly IStackStore _store;
    private readonly StackIdentity _stack;
    private readonly TimeSpan _saveWithin;
    private readonly CancellationToken _cancellation;
    private readonly ITimer _timer;
    private StackState _state;
    private long _version;
    private long _saved;
    private int _openWaves;
    private bool _saveAsked;
    private bool _timerSet;
    private Task _saving = Task.CompletedTask;
    private Exception? _fault;

    /// <summary>Takes the state over.</summary>
    /// <param name="store">Where it is saved.</param>
    /// <param name="stack">Whose it is.</param>
    /// <param name="state">As it was loaded.</param>
    /// <param name="saveWithin">How long a record may wait.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellation">Ends saves; later than the pass itself is ended.</param>
    public StateLedger(
        IStackStore store, StackIdentity stack, StackState state, TimeSpan saveWithin, TimeProvider time, CancellationToken cancellation)
    {
        (_store, _stack, _state, _saveWithin, _cancellation) = (store, stack, state, saveWithin, cancellation);
        foreach (var incarnation in state.Incarnations.Values.Where(incarnation => incarnation.IsCurrent))
        {
            _current[incarnation.Name.Value] = incarnation.ShortId;
        }

        _timer = time.CreateTimer(_ => SaveNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

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

    /// <summary>The incarnation that has the name now, or null.</summary>
    public Incarnation? Current(string name)
    {
        lock (_gate)
        {
            return _current.TryGetValue(name, out var shortId) ? _state.Incarnations.GetValueOrDefault(shortId) : null;
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
            return [.. _state.Incarnations.Values.Where(incarnation => !incarnation.IsCurrent && incarnation.Name.Value == name)];
        }
    }

    /// <summary>Records incarnations, new or changed.</summary>
    public void Record(params ReadOnlySpan<Incarnation> incarnations)
    {
        lock (_gate)
        {
            foreach (var incarnation in incarnations)
            {
                _state = _state with { Incarnations = _state.Incarnations.SetItem(incarnation.ShortId, incarnation) };
                if (incarnation.IsCurrent)
                {
                    _current[incarnation.Name.Value] = incarnation.ShortId;
                }
                else if (_current.TryGetValue(incarnation.Name.Value, out var current) && current == incarnation.ShortId)
                {
                    _current.Remove(incarnation.Name.Value);
                }
            }

            Changed();
        }
    }

    /// <summary>Forgets an incarnation: its object is known to be gone, or is left alone.</summary>
    public void Forget(Incarnation incarnation)
    {
        lock (_gate)
        {
            _state = _state with { Incarnations = _state.Incarnations.Remove(incarnation.ShortId) };
            if (_current.TryGetValue(incarnation.Name.Value, out var current) && current == incarnation.ShortId)
            {
                _current.Remove(incarnation.Name.Value);
            }

            Changed();
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
                Changed();
            }
        }
    }

    /// <summary>Saves wait while a wave is being started, so that all its intentions share one.</summary>
    public IDisposable OpenWave()
    {
        lock (_gate)
        {
            _openWaves++;
        }

        return new Wave(this);
    }

    /// <summary>Returns once everything recorded so far survives a crash.</summary>
    public Task CommitAsync()
    {
        lock (_gate)
        {
            if (_fault is not null)
            {
                return Task.FromException(_fault);
            }

            if (_saved >= _version)
            {
                return Task.CompletedTask;
            }

            var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_version, saved));
            _saveAsked = true;
            StartSaving();
            return saved.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        Task saving;
        lock (_gate)
        {
            saving = _saving;
        }

        await saving.ConfigureAwait(false);
    }

    private void Changed()
    {
        _version++;
        if (!_timerSet)
        {
            _timerSet = true;
            _timer.Change(_saveWithin, Timeout.InfiniteTimeSpan);
        }
    }

    private void SaveNow()
    {
        lock (_gate)
        {
            _saveAsked = true;
            StartSaving();
        }
    }

    private void StartSaving()
    {
        if (_openWaves == 0 && _saveAsked && _saving.IsCompleted && _fault is null && _saved < _version)
        {
            _saving = SaveAllAsync();
        }
    }

    private async Task SaveAllAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (TakeSnapshot() is var (state, version))
        {
            try
            {
                await _store.SaveAsync(_stack, state, _cancellation).ConfigureAwait(false);
                Saved(version);
            }
#pragma warning disable CA1031 // Thrown again at every place that waits for a save.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Failed(exception);
            }
        }
    }

    private (StackState State, long Version)? TakeSnapshot()
    {
        lock (_gate)
        {
            if (!_saveAsked || _openWaves > 0 || _fault is not null || _saved >= _version)
            {
                _saveAsked &= _saved < _version;
                _saving = Task.CompletedTask;
                return null;
            }

            (_saveAsked, _timerSet) = (false, false);
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return (_state, _version);
        }
    }

    private void Saved(long version)
    {
        lock (_gate)
        {
            _saved = version;
            foreach (var (_, saved) in _waiting.Where(waiting => waiting.Version <= version))
            {
                saved.SetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Version <= version);
        }
    }

    private void Failed(Exception exception)
    {
        lock (_gate)
        {
            _fault = exception as StackStateException ?? new StackStateException("The stack's state could not be saved.", exception);
            foreach (var (_, saved) in _waiting)
            {
                saved.SetException(_fault);
            }

            _waiting.Clear();
        }
    }

    private void EndWave()
    {
        lock (_gate)
        {
            _openWaves--;
            StartSaving();
        }
    }

    private sealed class Wave(StateLedger ledger) : IDisposable
    {
        public void Dispose() => ledger.EndWave();
    }
}
