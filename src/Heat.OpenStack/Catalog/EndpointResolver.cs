using Heat.OpenStack.Authentication;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Catalog;

/// <summary>Finds a service's address: clouds.yaml first, then the catalog; then gives it the version and the project it needs.</summary>
internal sealed class EndpointResolver(CloudConfig config)
{
    /// <summary>The address.</summary>
    /// <param name="serviceType">The service.</param>
    /// <param name="token">Whose catalog and project count.</param>
    /// <exception cref="OpenStackException">The cloud has no such service.</exception>
    public ServiceAddress Resolve(string serviceType, Token token) =>
        Find(serviceType, token) is { } url ? Complete(serviceType, ServiceAddress.Parse(Fill(url, token)), token) : throw Missing(serviceType, token);

    /// <summary>Whether there is an address.</summary>
    public bool Has(string serviceType, Token token) => Find(serviceType, token) is not null;

    private string? Find(string serviceType, Token token)
    {
        var service = config.Service(serviceType);
        if (service.Endpoint is { } endpoint)
        {
            return endpoint.OriginalString;
        }

        var names = service.ServiceType is { } type ? [type] : ServiceTypes.Names(serviceType);
        var region = service.RegionName ?? config.RegionName;
        var found = token.Catalog.Find(names, service.Interface ?? config.Interface, region, service.ServiceName);

        // A token without a scope comes without a catalog, but where Keystone is, is known.
        return found?.Url ?? (ServiceTypes.Profile(serviceType).Type == "identity" ? config.Credential.AuthUrl.OriginalString : null);
    }

    private ServiceAddress Complete(string serviceType, ServiceAddress address, Token token)
    {
        var profile = ServiceTypes.Profile(serviceType);
        var wanted = profile.Version ?? (config.Service(serviceType).ApiVersion is { } own ? "v" + own : null);
        if (wanted is null)
        {
            return address;
        }

        var sameMajor = ServiceAddress.MajorOf(address.Version) == ServiceAddress.MajorOf(wanted);

        // Nova's v2 is an older API under the same major version.
        var keep = sameMajor && !(profile.Type == "compute" && address.Version == "v2");
        var version = keep ? address.Version : wanted;
        var tail = keep || profile.ProjectInAddress ? address.Tail : null;
        return new ServiceAddress(address.Root, version, profile.ProjectInAddress ? tail ?? token.ProjectId : tail);
    }

    private static string Fill(string url, Token token) => url.Contains("(project_id)s", StringComparison.Ordinal) || url.Contains("(tenant_id)s", StringComparison.Ordinal)
        ? url.Replace("%(project_id)s", token.ProjectId, StringComparison.Ordinal).Replace("$(project_id)s", token.ProjectId, StringComparison.Ordinal)
            .Replace("%(tenant_id)s", token.ProjectId, StringComparison.Ordinal).Replace("$(tenant_id)s", token.ProjectId, StringComparison.Ordinal)
        : url;

    private OpenStackException Missing(string serviceType, Token token)
    {
        var service = config.Service(serviceType);
        var (face, region) = (service.Interface ?? config.Interface, service.RegionName ?? config.RegionName);
        return new OpenStackException(
            $"{serviceType}: the catalog of cloud '{config.Name}' has no {face} endpoint for it in {(region is null ? "any region" : $"region '{region}'")}. {token.Catalog.Describe(face, region)}")
        {
            Service = serviceType,
            Disposition = Disposition.Terminal,
        };
    }
}
