using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>What a request is signed with.</summary>
/// <param name="Authorization">Header of the request.</param>
/// <param name="Certificate">Certificate of the connection.</param>
public sealed record Credential(AuthenticationHeaderValue? Authorization, X509Certificate2? Certificate = null)
{
    /// <summary>No credential at all.</summary>
    public static readonly Credential None = new((AuthenticationHeaderValue?)null);
}

/// <summary>Where credentials come from: they may end and be renewed.</summary>
public interface ICredential
{
    /// <summary>The present credential.</summary>
    /// <param name="refused">A credential that the server refused and that must not be handed out again, or null.</param>
    /// <param name="cancellationToken">Cancels the wait for a new one.</param>
    /// <returns>The same instance as <paramref name="refused"/> when there is no other.</returns>
    ValueTask<Credential> GetAsync(Credential? refused, CancellationToken cancellationToken);
}
