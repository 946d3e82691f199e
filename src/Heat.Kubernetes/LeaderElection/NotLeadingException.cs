namespace Heat.Kubernetes.LeaderElection;

/// <summary>A process that does not lead tried to change the outside world.</summary>
public sealed class NotLeadingException() : InvalidOperationException("This process does not lead (any more): nothing was written. The leader does the work.");
