namespace Heat.Kubernetes.LeaderElection;

/// <summary>Ends the process at once. Another one leads, and nothing of this one may write any more.</summary>
public interface IProcessTermination
{
    /// <summary>Ends the process.</summary>
    /// <param name="reason">Why, for the last line that it writes.</param>
    void Terminate(string reason);
}
