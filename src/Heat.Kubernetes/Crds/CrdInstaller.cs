using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>Teaches a server a kind, and waits until it serves it.</summary>
/// <remarks>
/// It replaces the whole definition instead of applying fields: servers before 1.25 refuse to apply a definition with validation rules,
/// while they take a whole one and drop the rules.
/// </remarks>
/// <param name="client">Who writes the definition.</param>
/// <param name="discovery">Who asks whether the kind is served.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class CrdInstaller(IKubernetesClient client, IApiDiscovery discovery, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Creates or replaces a definition. One that is there already in the same form is not changed.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task InstallAsync(V1CustomResourceDefinition definition, CancellationToken cancellationToken)
    {
        while (!await TryWriteAsync(definition, cancellationToken))
        {
            // Somebody else wrote at the same time: look at what there is now.
        }

        foreach (var version in definition.Spec.Versions.Where(version => version.Served))
        {
            while (await discovery.FindAsync($"{definition.Spec.Group}/{version.Name}", definition.Spec.Names.Kind ?? "", cancellationToken) is null)
            {
                await Task.Delay(Interval, timeProvider, cancellationToken);
            }
        }

        await WaitUntilEstablishedAsync(definition, cancellationToken);
    }

    private async Task<bool> TryWriteAsync(V1CustomResourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            var present = await client.GetAsync<V1CustomResourceDefinition>(EntityKey.Of(definition), cancellationToken);
            if (present is null)
            {
                await client.CreateAsync(definition, cancellationToken);
            }
            else
            {
                present.Spec = definition.Spec;
                await client.UpdateAsync(present, cancellationToken);
            }

            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.IsConflict || refusal.IsAlreadyExists)
        {
            return false;
        }
    }

    private async Task WaitUntilEstablishedAsync(V1CustomResourceDefinition definition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await client.GetAsync<V1CustomResourceDefinition>(EntityKey.Of(definition), cancellationToken);
            if (present?.Status?.Conditions?.Exists(condition => condition is { Type: "Established", Status: "True" }) == true)
            {
                return;
            }

            await Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }
}
