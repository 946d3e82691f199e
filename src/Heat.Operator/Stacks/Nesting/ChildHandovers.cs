using System.Security.Cryptography;
using System.Text;
using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Adoption;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Keeps the documents with what children take over, each in a Secret that the parent owns.</summary>
internal sealed class ChildHandovers(IKubernetesClient client)
{
    private const int DigestLength = 16;

    /// <summary>Writes the document of a child that is about to be made.</summary>
    /// <returns>Where it stands; null: the child takes over nothing.</returns>
    public async Task<DocumentReference?> WriteAsync(V1Alpha1Stack parent, ChildStackWish wish, CancellationToken cancellationToken)
    {
        if (wish.Adopted is not { } document)
        {
            return null;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{wish.Name} {document}")))[..DigestLength];
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"stack-{parent.Metadata.Uid}-adopted-{digest}",
                Namespace = parent.Metadata.Namespace,
                OwnerReferences = [parent.ToOwnerReference()],
            },
            Type = "Opaque",
            Data = new Dictionary<string, byte[]> { [ExportWriter.DocumentKey] = Encoding.UTF8.GetBytes(document) },
        };
        try
        {
            await client.CreateAsync(secret, cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            // An earlier attempt wrote it; its name tells its content.
        }

        return new DocumentReference { SecretKeyRef = new KeyReference { Name = secret.Metadata.Name, Key = ExportWriter.DocumentKey } };
    }
}
