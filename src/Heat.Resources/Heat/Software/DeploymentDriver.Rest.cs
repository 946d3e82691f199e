using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Heat.Software;

/// <content>Rest, for which the server may have something to do.</content>
internal abstract partial class DeploymentDriver
{
    /// <inheritdoc/>
    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        TurnAsync(resource, ResourceAction.Suspend, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        TurnAsync(resource, ResourceAction.Resume, cancellationToken);

    /// <summary>Tells the server, if it has something to do for that. What it failed to do is told once, and then it is asked anew.</summary>
    private async Task<ResourceChange> TurnAsync(ResourceContext resource, ResourceAction action, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken) is not { } deployment)
        {
            return new ResourceChange(Observed: Observation.Absent);
        }

        if (deployment.Action == action && deployment is { Status: DeploymentStatus.Failed, IsFailureTold: false })
        {
            await records.Deployments.KeepAsync(resource.Stack, deployment with { IsFailureTold = true }, cancellationToken);
            throw Refusal.ForNow("orchestration", FailureOf(deployment));
        }

        var isUnderWay = deployment.Action == action && deployment.Status == DeploymentStatus.InProgress;
        var turned = isUnderWay ? deployment : await AskAsync(resource, deployment, action, cancellationToken);
        return new ResourceChange(Data: Told(resource.Data, turned.Revision), Observed: Judge(turned));
    }

    private async Task<DeploymentRecord> AskAsync(
        ResourceContext resource, DeploymentRecord deployment, ResourceAction action, CancellationToken cancellationToken)
    {
        var source = await SourceAsync(resource, cancellationToken);
        var known = deployment with { IsSuspended = action == ResourceAction.Suspend };
        return ActionWords.AreListed(resource.Properties, source, action)
            ? await TellAsync(resource, known, source, action, deployment.Revision + 1, cancellationToken)
            : await KeepAsync(resource, known, cancellationToken);
    }
}
