namespace Heat.OpenStack.Sessions;

/// <summary>Work that runs once at a time, however many want its result. Nobody's cancellation ends it for the others.</summary>
internal sealed class SingleFlight<T>
{
    private readonly Lock _lock = new();
    private Task<T>? _running;

    /// <summary>The result of the work that runs; starts it where none does.</summary>
    public Task<T> RunAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        Task<T> running;
        lock (_lock)
        {
            if (_running is null || _running.IsCompleted)
            {
                _running = Task.Run(() => work(CancellationToken.None), CancellationToken.None);
            }

            running = _running;
        }

        return running.WaitAsync(cancellationToken);
    }
}
