using System.Collections.Immutable;
using Heat.OpenStack.Catalog;

namespace Heat.OpenStack.Configuration;

/// <summary>Reads the keys of single services, and which face of the services to use.</summary>
internal static class ServiceConfigReader
{
    /// <summary>Longest first, because one is the end of another.</summary>
    private static readonly ImmutableArray<(string Suffix, Func<ServiceConfig, ConfigTree, string, ServiceConfig> Read)> Suffixes =
    [
        ("_default_microversion", (service, entry, key) => service with { Microversion = MicroversionText(entry, key) }),
        ("_endpoint_override", (service, entry, key) => service with { Endpoint = Address(entry, key) ?? service.Endpoint }),
        ("_endpoint_type", (service, entry, key) => service with { Interface = Interface(entry, key) ?? service.Interface }),
        ("_service_type", (service, entry, key) => service with { ServiceType = entry.Text(key) }),
        ("_service_name", (service, entry, key) => service with { ServiceName = entry.Text(key) }),
        ("_region_name", (service, entry, key) => service with { RegionName = entry.Text(key) }),
        ("_api_version", (service, entry, key) => service with { ApiVersion = ApiVersion(entry, key) }),
        ("_interface", (service, entry, key) => service with { Interface = Interface(entry, key) ?? service.Interface }),
        ("_endpoint", (service, entry, key) => service with { Endpoint = service.Endpoint ?? Address(entry, key) }),
    ];

    public static ImmutableDictionary<string, ServiceConfig> Read(ConfigTree entry)
    {
        var services = ImmutableDictionary.CreateBuilder<string, ServiceConfig>(StringComparer.Ordinal);
        foreach (var (suffix, read) in Suffixes)
        {
            // The rank of the suffixes decides, not the order of the file: an override wins over a plain endpoint.
            foreach (var key in entry.Keys.Where(key => SuffixOf(key) == suffix))
            {
                var name = key[..^suffix.Length];
                services[name] = read(services.GetValueOrDefault(name, ServiceConfig.Default), entry, key);
            }
        }

        return services.ToImmutable();
    }

    /// <summary>The word for a face, old spellings included; null where the key is absent.</summary>
    public static string? Interface(ConfigTree entry, string key) => entry.Text(key) switch
    {
        null => null,
        "public" or "publicURL" => "public",
        "internal" or "internalURL" => "internal",
        "admin" or "adminURL" => "admin",
        var other => throw new CloudConfigException($"{entry.Place}.{key} is '{other}'. Expected public, internal or admin."),
    };

    public static Uri Address(ConfigTree entry, string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address
            : throw new CloudConfigException($"{entry.Place}.{key} must be an absolute http or https address without a user.");

    private static Uri? Address(ConfigTree entry, string key) => entry.Text(key) is { } text ? Address(entry, key, text) : null;

    private static string? MicroversionText(ConfigTree entry, string key) => entry.Text(key) switch
    {
        null => null,
        var text when Microversion.TryParse(text, out _) => text,
        _ => throw new CloudConfigException($"{entry.Place}.{key} must be two numbers with a point, such as 2.79, in quotes."),
    };

    /// <summary>Each known service is spoken in one major version.</summary>
    private static string? ApiVersion(ConfigTree entry, string key)
    {
        var wanted = entry.Text(key)?.TrimStart('v');
        var spoken = ServiceTypes.Profile(key[..key.IndexOf("_api_version", StringComparison.Ordinal)].Replace('_', '-')).Version;
        return wanted is null || spoken is null || ServiceAddress.MajorOf(wanted) == ServiceAddress.MajorOf(spoken)
            ? wanted
            : throw new CloudConfigException($"{entry.Place}.{key} is '{wanted}', but the service is spoken as {spoken} only. Remove the key.");
    }

    private static string? SuffixOf(string key) =>
        Suffixes.Select(known => known.Suffix).FirstOrDefault(suffix => key.Length > suffix.Length && key.EndsWith(suffix, StringComparison.Ordinal));
}
