using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;

namespace Heat.Resources.Heat.Software;

/// <content>The answers of the server.</content>
internal abstract partial class DeploymentDriver
{
    /// <inheritdoc/>
    /// <remarks>A server answers too what it was told to do for the removal.</remarks>
    public bool TakesSignalsAtRest => true;

    /// <inheritdoc/>
    /// <remarks>The outcome is kept with the deployment. Taken again after a crash, an answer finds that nobody waits for it.</remarks>
    public async Task<SignalsTaken> TakeSignalsAsync(ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken)
    {
        var found = await FindAsync(resource, cancellationToken);
        var deployment = found;
        var results = ImmutableArray.CreateBuilder<SignalResult>(signals.Length);
        foreach (var signal in signals)
        {
            if (deployment is not { Status: DeploymentStatus.InProgress })
            {
                results.Add(SignalResult.Refused("The deployment waits for no answer."));
                continue;
            }

            deployment = DeploymentOutcome.Of(deployment, signal.Body);
            results.Add(new SignalResult(DeploymentOutcome.Sentence(deployment)));
        }

        if (deployment is not null && !ReferenceEquals(deployment, found))
        {
            await records.Deployments.KeepAsync(resource.Stack, deployment, cancellationToken);
        }

        return new SignalsTaken(ResourceChange.None, results.DrainToImmutable());
    }
}
