using System.Text.Json.Nodes;
using Heat.Kubernetes.Client.Http;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <content>Asking the server what it serves.</content>
public sealed partial class KubernetesClient
{
    /// <inheritdoc />
    public async Task<string> GetServerVersionAsync(CancellationToken cancellationToken)
    {
        var version = await DiscoverAsync<JsonObject>("/version", cancellationToken);
        return (string?)version["gitVersion"] ?? throw new HttpRequestException("get /version: the API server does not say its version.");
    }

    /// <inheritdoc />
    public async Task<EntityMetadata?> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var (group, version) = slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
        try
        {
            var list = await DiscoverAsync<ApiResourceList>(slash < 0 ? $"/api/{version}" : $"/apis/{apiVersion}", cancellationToken);
            var found = list.Resources?.Find(resource => resource.Kind == kind && !resource.Name.Contains('/', StringComparison.Ordinal));
            return found is null ? null : new EntityMetadata(group, version, kind, found.Name, found.Scope);
        }
        catch (KubernetesApiException refusal) when (refusal.IsNotFound)
        {
            return null;
        }
    }

    private Task<T> DiscoverAsync<T>(string path, CancellationToken cancellationToken) =>
        _transport.SendAsync<T>(
            new ApiRequest(HttpMethod.Get, path, new ApiCall("get", "discovery") { IsIdempotent = true }), KubernetesJson.Options, cancellationToken);

    private sealed class ApiResourceList
    {
        public List<ApiResource>? Resources { get; set; }
    }

    private sealed class ApiResource
    {
        public string Name { get; set; } = "";

        public string Kind { get; set; } = "";

        public bool Namespaced { get; set; }

        public EntityScope Scope => Namespaced ? EntityScope.Namespaced : EntityScope.Cluster;
    }
}
