using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Sources;
using Heat.Resources;

namespace Heat.Operator.Orphans;

/// <summary>Opens the project that a sweep is about, by the same rules as that of a Stack.</summary>
internal sealed class OrphanProject(StackSourceReader sources, CloudCredentials credentials, IDriverSourceFactory drivers)
{
    /// <summary>Opens it.</summary>
    /// <exception cref="StackProblemException">The spec is wrong, the credentials are missing or wrong, or the cloud cannot be reached.</exception>
    public async Task<CloudDrivers> OpenAsync(V1Alpha1OrphanSweep sweep, CancellationToken cancellationToken)
    {
        if (SweepGuard.Check(sweep.Spec) is { } problem)
        {
            throw new StackProblemException(problem);
        }

        var reader = new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta { Name = sweep.Metadata.Name, Namespace = sweep.Metadata.Namespace, Uid = sweep.Metadata.Uid },
            Spec = new V1Alpha1StackSpec { CloudCredentialsRef = sweep.Spec.CloudCredentialsRef, Region = sweep.Spec.Region },
        };
        var (session, _) = await credentials.OpenAsync(reader, await sources.CredentialsAsync(reader, cancellationToken), cancellationToken);
        return drivers.ForSession(session);
    }
}
