using System.Security.Cryptography;
using System.Text;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Stacks;

/// <summary>Keeps a copy of the credentials last used, so that a Stack can be deleted after its Secret is gone.</summary>
internal sealed class CredentialsBackup(IKubernetesClient client)
{
    private const string DigestAnnotation = V1Alpha1Stack.GroupName + "/digest";

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>Keeps the credentials; writes only where they differ from what is kept.</summary>
    public async Task KeepAsync(V1Alpha1Stack stack, CloudSecret credentials, CancellationToken cancellationToken)
    {
        var digest = Digest(credentials);
        if (_written.TryGetValue(stack.Metadata.Uid!, out var known) && known == digest) // a stored object has a uid
        {
            return;
        }

        var key = KeyOf(stack);
        var kept = await client.GetAsync<V1Secret>(key, cancellationToken);
        if (kept is null)
        {
            await client.CreateAsync(Fill(NewSecret(stack, key), credentials, digest), cancellationToken);
        }
        else if (kept.Annotation(DigestAnnotation) != digest)
        {
            await client.UpdateAsync(Fill(kept, credentials, digest), cancellationToken);
        }

        _written[stack.Metadata.Uid!] = digest; // as above
    }

    /// <summary>The credentials last used, or null.</summary>
    public async Task<CloudSecret?> ReadAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var kept = await client.GetAsync<V1Secret>(KeyOf(stack), cancellationToken);
        return kept?.Data?.GetValueOrDefault(StackSourceReader.CloudsYamlKey) is { } yaml
            ? new CloudSecret(Encoding.UTF8.GetString(yaml), Text(kept, StackSourceReader.CaCertificateKey))
            : null;
    }

    /// <summary>Removes the copy.</summary>
    public async Task DeleteAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        _written.TryRemove(stack.Metadata.Uid!, out _); // a stored object has a uid
        await client.DeleteAsync<V1Secret>(KeyOf(stack).Name, stack.Metadata.Namespace, cancellationToken);
    }

    private static EntityKey KeyOf(V1Alpha1Stack stack) => new(stack.Metadata.Namespace, $"stack-{stack.Metadata.Uid}-credentials");

    private static V1Secret NewSecret(V1Alpha1Stack stack, EntityKey key) => new()
    {
        Metadata = new V1ObjectMeta { Name = key.Name, Namespace = key.Namespace, OwnerReferences = [stack.ToOwnerReference()] },
        Type = StateSecrets.SecretType,
    };

    private static V1Secret Fill(V1Secret secret, CloudSecret credentials, string digest)
    {
        secret.Metadata.Annotations ??= [];
        secret.Metadata.Annotations[DigestAnnotation] = digest;
        secret.Data = new Dictionary<string, byte[]> { [StackSourceReader.CloudsYamlKey] = Encoding.UTF8.GetBytes(credentials.CloudsYaml) };
        if (credentials.CaCertificate is { } certificate)
        {
            secret.Data[StackSourceReader.CaCertificateKey] = Encoding.UTF8.GetBytes(certificate);
        }

        return secret;
    }

    private static string Digest(CloudSecret credentials) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{credentials.CloudsYaml}\n{credentials.CaCertificate}")));

    private static string? Text(V1Secret secret, string key) =>
        secret.Data?.GetValueOrDefault(key) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
