using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Saves a stack's state in groups: everyone who waits at the same time shares one save.</summary>
internal sealed class GroupSaver : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(long Version, TaskCompletionSource Saved)> _waiting = [];
    private readonly Func<StackState, Task> _save;
    private readonly TimeSpan _saveWithin;
    private readonly ITimer _timer;
    private StackState _state;
    private long _version;
    private long _saved;
    private int _holds;
    private bool _isAsked;
    private bool _isTimerSet;
    private Task _saving = Task.CompletedTask;
    private Exception? _fault;

    /// <summary>Saves through <paramref name="save"/>.</summary>
    /// <param name="save">Saves one state.</param>
    /// <param name="state">As it was loaded.</param>
    /// <param name="saveWithin">How long a change may wait.</param>
    /// <param name="time">Clock.</param>
    public GroupSaver(Func<StackState, Task> save, StackState state, TimeSpan saveWithin, TimeProvider time)
    {
        (_save, _state, _saveWithin) = (save, state, saveWithin);
        _timer = time.CreateTimer(_ => Ask(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The state changed: it is saved with the next group, and in time.</summary>
    public void Changed(StackState state)
    {
        lock (_gate)
        {
            _state = state;
            _version++;
            if (!_isTimerSet)
            {
                _isTimerSet = true;
                _timer.Change(_saveWithin, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Saves wait until the hold is disposed.</summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            _holds++;
        }

        return new Held(this);
    }

    /// <summary>Returns once every change so far survives a crash.</summary>
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
            Ask();
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

    private void Ask()
    {
        lock (_gate)
        {
            _isAsked = true;
            Start();
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _holds--;
            Start();
        }
    }

    private void Start()
    {
        if (_saving.IsCompleted && MustSave)
        {
            _saving = SaveAllAsync();
        }
    }

    private bool MustSave => _isAsked && _holds == 0 && _fault is null && _saved < _version;

    private async Task SaveAllAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (Take() is var (state, version))
        {
            try
            {
                await _save(state).ConfigureAwait(false);
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

    /// <summary>What to save now; null: nothing, and the loop ends.</summary>
    private (StackState State, long Version)? Take()
    {
        lock (_gate)
        {
            if (!MustSave)
            {
                _isAsked &= _saved < _version;
                _saving = Task.CompletedTask;
                return null;
            }

            (_isAsked, _isTimerSet) = (false, false);
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

    private sealed class Held(GroupSaver saver) : IDisposable
    {
        public void Dispose() => saver.Release();
    }
}
