using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Heat.Software;

/// <content>Removal, which may have to be carried out on the server first.</content>
internal abstract partial class DeploymentDriver
{
    /// <inheritdoc/>
    /// <remarks>Is called again until the deployment is gone: the record says how far it is.</remarks>
    public async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken) is not { } deployment || !await IsToldOfEndAsync(resource, deployment, cancellationToken))
        {
            await RemoveAsync(resource, cancellationToken);
            return;
        }

        if (deployment.Action != ResourceAction.Delete)
        {
            await DeployForDeletionAsync(resource, deployment, cancellationToken);
            return;
        }

        switch (deployment.Status)
        {
            case DeploymentStatus.Complete:
                await RemoveAsync(resource, cancellationToken);
                break;
            case DeploymentStatus.Failed when deployment.IsFailureTold:
                await DeployForDeletionAsync(resource, deployment, cancellationToken);
                break;
            case DeploymentStatus.Failed:
                await records.Deployments.KeepAsync(resource.Stack, deployment with { IsFailureTold = true }, cancellationToken);
                throw Refusal.ForNow("orchestration", FailureOf(deployment));
        }
    }

    /// <summary>The server has something to do before the deployment goes, and is still there to do it.</summary>
    private async Task<bool> IsToldOfEndAsync(ResourceContext resource, DeploymentRecord deployment, CancellationToken cancellationToken)
    {
        var source = resource.Properties.Text("config") is { Length: > 0 } id
            ? await records.Configs.FindAsync(resource.Stack.Namespace, id, cancellationToken)
            : new ConfigRecord { Id = "", Name = resource.PhysicalName };
        return source is not null
            && ActionWords.AreListed(resource.Properties, source, ResourceAction.Delete)
            && await records.Servers.FindAsync(resource.Stack.Namespace, deployment.Server, cancellationToken) is not null;
    }

    private async Task DeployForDeletionAsync(ResourceContext resource, DeploymentRecord deployment, CancellationToken cancellationToken)
    {
        var source = await SourceAsync(resource, cancellationToken);
        var told = await DeployAsync(resource, source, ResourceAction.Delete, deployment.Revision + 1, cancellationToken);
        if (told.Status == DeploymentStatus.Complete)
        {
            await RemoveAsync(resource, cancellationToken);
        }
    }

    private Task RemoveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        records.Deployments.DeleteAsync(resource.Stack, IdOf(resource), cancellationToken);
}
