using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Keeps what stacks inside stacks are made of in Secrets: one for each digest, never changed.</summary>
/// <remarks>
/// A Secret is written before the spec that names it, so a crash between the two leaves the stack as it was. It belongs to the
/// parent, because the child does not exist yet; the child removes it when it goes.
/// </remarks>
internal sealed class SourceBook(IKubernetesClient client)
{
    private const string SourceKey = "source";

    /// <summary>Writes the sources of a child. Sources that are there are left alone.</summary>
    /// <exception cref="StackProblemException">They are too large.</exception>
    public async Task<NestedSourceReference> WriteAsync(V1Alpha1Stack parent, string stackName, PackedValue source, CancellationToken cancellationToken)
    {
        if (source.Bytes.Length > PackedValue.MostBytes)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.InvalidSpec,
                $"What the stack '{stackName}' is made of takes {source.Bytes.Length / 1024} KiB packed; a Secret holds {PackedValue.MostBytes / 1024} KiB. Make its files smaller, or make several groups of it."));
        }

        var parentUid = parent.Metadata.Uid!; // a stored object has a uid
        var reference = new NestedSourceReference
        {
            SecretName = ChildNames.SourceSecret(parentUid, stackName, source.Digest),
            Digest = source.Digest,
        };
        try
        {
            await client.CreateAsync(
                new V1Secret
                {
                    Metadata = new V1ObjectMeta
                    {
                        Name = reference.SecretName,
                        Namespace = parent.Metadata.Namespace,
                        Labels = new Dictionary<string, string> { [ChildNames.SourceLabel] = ChildNames.SourceMark(parentUid, stackName) },
                        OwnerReferences = [parent.ToOwnerReference(controller: false, blockOwnerDeletion: false)],
                    },
                    Type = StateSecrets.SecretType,
                    Data = new Dictionary<string, byte[]> { [SourceKey] = source.Bytes },
                },
                cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            // Equal digest, equal content: an earlier attempt wrote it.
        }

        return reference;
    }

    /// <summary>The sources that a spec names; null: they are gone.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public async Task<MapValue?> ReadAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        var key = new EntityKey(child.Metadata.Namespace, child.Spec.Nested!.SourceRef.SecretName); // only nested stacks have sources here
        var secret = await client.GetAsync<V1Secret>(key, cancellationToken);
        return secret is { Type: StateSecrets.SecretType } && secret.Data?.GetValueOrDefault(SourceKey) is { } packed ? PackedValue.Open(packed) : null;
    }

    /// <summary>Removes the sources of one digest, which no spec names any more.</summary>
    public Task DropAsync(string? @namespace, NestedSourceReference reference, CancellationToken cancellationToken) =>
        client.DeleteAsync<V1Secret>(reference.SecretName, @namespace, cancellationToken);

    /// <summary>Makes a child that is cut loose the owner of its sources.</summary>
    public async Task HandOverAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        var key = new EntityKey(child.Metadata.Namespace, child.Spec.Nested!.SourceRef.SecretName); // only nested stacks have sources here
        if (await client.GetAsync<V1Secret>(key, cancellationToken) is { } secret)
        {
            secret.Metadata.OwnerReferences = [child.ToOwnerReference()];
            await client.UpdateAsync(secret, cancellationToken);
        }
    }

    /// <summary>Removes all sources of a child.</summary>
    public async Task DeleteAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        if (child.Spec.Nested is not { } nested)
        {
            return;
        }

        var mark = ChildNames.SourceMark(StackFamily.OwnerOf(child), nested.StackName);
        foreach (var secret in await client.ListRememberedAsync<V1Secret>(child.Metadata.Namespace, $"{ChildNames.SourceLabel}={mark}", cancellationToken))
        {
            await client.DeleteAsync(secret, cancellationToken);
        }
    }
}
