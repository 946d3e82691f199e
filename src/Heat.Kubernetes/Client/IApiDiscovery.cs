using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>Asks the server which kinds it serves, so that a caller can fall back where one is missing.</summary>
public interface IApiDiscovery
{
    /// <summary>Version of the server, for example <c>v1.29.3</c>.</summary>
    Task<string> GetServerVersionAsync(CancellationToken cancellationToken);

    /// <summary>The place of a kind, or null when the server does not serve it.</summary>
    /// <param name="apiVersion">Group and version.</param>
    /// <param name="kind">Kind in the singular.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<EntityMetadata?> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken);
}
