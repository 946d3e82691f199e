namespace Heat.Kubernetes.Client.Configuration;

/// <summary>A credential that never changes.</summary>
internal sealed class FixedCredential(Credential credential) : ICredential
{
    public ValueTask<Credential> GetAsync(Credential? refused, CancellationToken cancellationToken) => new(credential);
}
