using System.Collections.Immutable;
using System.Globalization;

namespace Heat.OpenStack.Configuration;

/// <summary>Reads clouds.yaml, the file in which OpenStack users keep how to reach their clouds.</summary>
public static class CloudsYaml
{
    /// <summary>The configuration of one cloud.</summary>
    /// <param name="text">Content of clouds.yaml: <c>clouds</c>, and <c>public-clouds</c> for the profiles it names.</param>
    /// <param name="cloudName">Which cloud; null: the only one.</param>
    /// <param name="secureText">Content of secure.yaml, laid over clouds.yaml.</param>
    /// <param name="cacertPem">Authorities to trust, as PEM, where they are kept beside the file; wins over <c>cacert</c>.</param>
    /// <param name="regionName">The region to use instead of the file's.</param>
    /// <exception cref="CloudConfigException">The text cannot be used.</exception>
    public static CloudConfig Parse(
        string text, string? cloudName, string? secureText = null, string? cacertPem = null, string? regionName = null)
    {
        var file = ConfigTree.Parse("clouds.yaml", text);
        var secure = secureText is null ? null : ConfigTree.Parse("secure.yaml", secureText);
        var (name, entry) = CloudEntry.Find(file, cloudName, secure);
        var regions = CloudEntry.Regions(entry);
        var region = regionName ?? entry.Text("region_name") ?? entry.Text("region") ?? (regions is [var first, ..] ? first : null);
        RefuseUnlisted(entry, regions, region);
        return Read(name, CloudEntry.InRegion(entry, region), cacertPem) with { RegionName = region, Regions = regions };
    }

    private static void RefuseUnlisted(ConfigTree entry, ImmutableArray<string> regions, string? region)
    {
        if (regions.Length > 0 && region is not null && !regions.Contains(region, StringComparer.Ordinal))
        {
            throw new CloudConfigException($"{entry.Place}.regions does not list the region '{region}'. It lists: {string.Join(", ", regions)}.");
        }
    }

    private static CloudConfig Read(string name, ConfigTree entry, string? cacertPem) => new()
    {
        Name = name,
        Credential = CredentialReader.Read(entry),
        Interface = ServiceConfigReader.Interface(entry, "interface") ?? ServiceConfigReader.Interface(entry, "endpoint_type") ?? "public",
        Tls = TlsReader.Read(entry, cacertPem),
        Services = ServiceConfigReader.Read(entry),
        CallTimeout = Seconds(entry, "api_timeout"),
    };

    private static TimeSpan? Seconds(ConfigTree entry, string key) => entry.Text(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 =>
            TimeSpan.FromSeconds(seconds),
        _ => throw new CloudConfigException($"{entry.Place}.{key} must be a number of seconds above 0 and at most 86400."),
    };
}
