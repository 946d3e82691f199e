namespace Heat.Engine.Execution;

/// <summary>Limits the calls to the cloud that one pass has open.</summary>
internal sealed class CallGate(int limit) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit);

    /// <summary>Makes a call when there is room.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
