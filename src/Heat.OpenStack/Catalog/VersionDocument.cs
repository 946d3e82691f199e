using System.Text.Json.Nodes;

namespace Heat.OpenStack.Catalog;

/// <summary>The answer of a service that is asked for its versions; there are several forms of it.</summary>
internal static class VersionDocument
{
    public static IReadOnlyList<ServiceVersion> Parse(JsonObject document) => document switch
    {
        { } when document["versions"] is JsonArray versions => [.. versions.OfType<JsonObject>().Select(Read).OfType<ServiceVersion>()],

        // Keystone wraps the list once more.
        { } when document["versions"] is JsonObject wrapped && wrapped["values"] is JsonArray values => [.. values.OfType<JsonObject>().Select(Read).OfType<ServiceVersion>()],
        { } when document["version"] is JsonObject one => [.. new[] { Read(one) }.OfType<ServiceVersion>()],
        _ => [],
    };

    /// <summary>The one whose id has the same major version, the usable and highest one if there are several.</summary>
    public static ServiceVersion? Matching(IEnumerable<ServiceVersion> versions, string? version) =>
        versions.Where(candidate => version is null || ServiceAddress.MajorOf(candidate.Id) == ServiceAddress.MajorOf(version))
            .OrderByDescending(candidate => candidate.Id == version)
            .ThenByDescending(candidate => candidate.Range.Highest)
            .ThenByDescending(candidate => candidate.IsUsable)
            .ThenByDescending(candidate => Number(candidate.Id))
            .FirstOrDefault();

    private static ServiceVersion? Read(JsonObject entry) => (string?)entry["id"] is not { } id
        ? null
        : new ServiceVersion(id, ((string?)entry["status"])?.ToUpperInvariant() ?? "CURRENT", Range(entry));

    private static MicroversionRange Range(JsonObject entry) =>
        Microversion.TryParse((string?)entry["version"] ?? (string?)entry["max_version"], out var highest)
        && Microversion.TryParse((string?)entry["min_version"], out var lowest)
            ? new MicroversionRange(lowest, highest)
            : MicroversionRange.None;

    private static Microversion Number(string id) =>
        Microversion.TryParse(id.TrimStart('v'), out var version) || Microversion.TryParse(id.TrimStart('v') + ".0", out version) ? version : Microversion.None;
}
