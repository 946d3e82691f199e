namespace Heat.Kubernetes.LeaderElection;

/// <summary>Whether this process may write. Everything that changes the outside world asks first.</summary>
public interface ILeadership
{
    /// <summary>Whether this process leads now. True is never said after another process could have taken over.</summary>
    bool IsValid { get; }

    /// <summary>Cancelled once the leadership has ended.</summary>
    CancellationToken Lost { get; }

    /// <summary>Refuses to go on without leadership.</summary>
    /// <exception cref="NotLeadingException">This process does not lead.</exception>
    void ThrowIfNotLeading();

    /// <summary>Waits until this process leads.</summary>
    Task WaitAsync(CancellationToken cancellationToken);
}
