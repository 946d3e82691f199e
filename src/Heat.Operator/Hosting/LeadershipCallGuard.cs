using Heat.Kubernetes.LeaderElection;
using Heat.OpenStack.Http;

namespace Heat.Operator.Hosting;

/// <summary>Forbids calls that change the cloud once this process leads no more.</summary>
internal sealed class LeadershipCallGuard(ILeadership leadership) : ICallGuard
{
    /// <inheritdoc/>
    public void ThrowIfForbidden() => leadership.ThrowIfNotLeading();
}
