namespace Heat.Engine.Execution;

/// <summary>When a pass ends: what may be dropped ends at once, what must not be lost gets a grace period.</summary>
internal sealed class PassTokens : IDisposable
{
    private readonly CancellationTokenSource _finishing;
    private readonly CancellationTokenRegistration _registration;

    public PassTokens(TimeSpan grace, TimeProvider clock, CancellationToken pass)
    {
        Pass = pass;
        _finishing = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _registration = pass.Register(() => _finishing.CancelAfter(grace));
    }

    /// <summary>Ended by whoever runs the pass.</summary>
    public CancellationToken Pass { get; }

    /// <summary>For calls that create and for saves: ended a grace period later.</summary>
    public CancellationToken Finishing => _finishing.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _finishing.Dispose();
    }
}
