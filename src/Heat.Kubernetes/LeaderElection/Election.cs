using Heat.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.LeaderElection;

/// <summary>The election of a program, or its absence.</summary>
internal sealed class Election(
    KubernetesClient client, LeaderElectionOptions options, LeadershipGuard guard, IProcessTermination termination, TimeProvider timeProvider, ILoggerFactory loggers)
{
    public ILeadership Leadership => guard;

    public Task RunAsync(CancellationToken cancellationToken) =>
        options.Enabled
            ? new LeaderElector(client, options, guard, termination, timeProvider, loggers.CreateLogger<LeaderElector>()).RunAsync(cancellationToken)
            : Task.CompletedTask;
}
