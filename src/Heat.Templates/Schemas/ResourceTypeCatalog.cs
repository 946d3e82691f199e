using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Heat.Templates.Schemas;

/// <summary>The types that come with the product, from embedded data: one document per service, read when first asked for.</summary>
public sealed class ResourceTypeCatalog : IResourceTypeCatalog
{
    private const string ResourcePrefix = "schemas/";

    private readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, ResourceTypeSchema>>> _services;

    /// <summary>Types that were asked for; only those that exist, so that it cannot grow.</summary>
    private readonly ConcurrentDictionary<string, ResourceTypeSchema> _found = new(StringComparer.Ordinal);

    private ResourceTypeCatalog() => _services = typeof(ResourceTypeCatalog).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToFrozenDictionary(
            name => name[ResourcePrefix.Length..],
            name => new Lazy<FrozenDictionary<string, ResourceTypeSchema>>(() => Load(name)),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>All types that Heat has.</summary>
    public static ResourceTypeCatalog Default { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Names => field ??=
        [.. _services.Values.SelectMany(service => service.Value.Keys).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ResourceTypeSchema? Find(string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        if (_found.TryGetValue(typeName, out var known))
        {
            return known;
        }

        var schema = _services.TryGetValue(ServiceOf(typeName), out var service) ? service.Value.GetValueOrDefault(typeName) : null;
        if (schema is not null)
        {
            _found[typeName] = schema;
        }

        return schema;
    }

    /// <summary>The document that a type stands in: <c>nova</c> for OS::Nova::Server, <c>aws</c> for every AWS type.</summary>
    private static string ServiceOf(string typeName)
    {
        var parts = typeName.Split("::");
        return parts is ["OS", var service, _, ..] ? service : parts[0];
    }

    private static FrozenDictionary<string, ResourceTypeSchema> Load(string resourceName)
    {
        using var stream = typeof(ResourceTypeCatalog).Assembly.GetManifestResourceStream(resourceName)
            ?? throw new InvalidOperationException($"The embedded document '{resourceName}' is missing from the assembly.");
        return SchemaDocument.Read(stream).ToFrozenDictionary(schema => schema.Name, StringComparer.Ordinal);
    }
}
