using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Heat.OpenStack.Catalog;

/// <summary>Where the services are: what Keystone says beside a token.</summary>
/// <param name="Endpoints">All endpoints of all regions.</param>
internal sealed record ServiceCatalog(ImmutableArray<CatalogEndpoint> Endpoints)
{
    public static readonly ServiceCatalog Empty = new([]);

    /// <summary>Reads the <c>catalog</c> of a token.</summary>
    public static ServiceCatalog Parse(JsonArray? catalog) => catalog is null ? Empty : new([.. catalog.OfType<JsonObject>().SelectMany(Lines)]);

    /// <summary>The endpoint of the first name that has one.</summary>
    /// <param name="names">Types, best first.</param>
    /// <param name="face">The interface.</param>
    /// <param name="region">The region; null: any.</param>
    /// <param name="serviceName">The name the service must have; null: any.</param>
    public CatalogEndpoint? Find(ImmutableArray<string> names, string face, string? region, string? serviceName) =>
        names.Select(type => Endpoints.FirstOrDefault(endpoint =>
            endpoint.Type == type
            && endpoint.Interface == face
            && (region is null || endpoint.Region == region)
            && (serviceName is null || endpoint.Name == serviceName))).FirstOrDefault(found => found is not null);

    /// <summary>What there is, for a message.</summary>
    public string Describe(string face, string? region)
    {
        var types = Endpoints.Where(endpoint => endpoint.Interface == face && (region is null || endpoint.Region == region))
            .Select(endpoint => endpoint.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var regions = Endpoints.Select(endpoint => endpoint.Region).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return types is [] ? $"It has nothing there; its regions are: {string.Join(", ", regions)}." : $"It has: {string.Join(", ", types)}.";
    }

    private static IEnumerable<CatalogEndpoint> Lines(JsonObject service)
    {
        var type = (string?)service["type"];
        foreach (var endpoint in (service["endpoints"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (type is not null && (string?)endpoint["url"] is { } url && (string?)endpoint["interface"] is { } face)
            {
                yield return new CatalogEndpoint(type, (string?)service["name"], face, (string?)endpoint["region_id"] ?? (string?)endpoint["region"], url);
            }
        }
    }
}
