namespace Heat.Simulator.Keystone;

/// <summary>The service catalogue: each service with its public, internal and admin endpoint.</summary>
internal static class Catalogue
{
    private static readonly (string Type, string Name, string Path)[] Entries =
    [
        ("identity", "keystone", "/identity/v3"),
        ("network", "neutron", "/network"),
        ("compute", "nova", "/compute/v2.1"),
        ("volumev3", "cinderv3", "/volume/v3/{project}"),
        ("block-storage", "cinder", "/volume/v3/{project}"),
        ("image", "glance", "/image"),
        ("object-store", "swift", "/object-store/v1/AUTH_{project}"),
    ];

    private static readonly string[] Faces = ["public", "internal", "admin"];

    /// <summary>The catalogue as seen from one project. Without a project, endpoints that name one are left out.</summary>
    public static JsonArray For(World world, Project? project, string origin) =>
        [.. Entries.Where(entry => project is not null || !entry.Path.Contains("{project}", StringComparison.Ordinal))
            .Select(entry => Entry(world, entry.Type, entry.Name, origin + entry.Path.Replace("{project}", project?.Id, StringComparison.Ordinal)))];

    private static JsonObject Entry(World world, string type, string name, string url) => new JsonObject
    {
        ["endpoints"] = new JsonArray([.. Faces.Select(face => Endpoint(world, type, face, url))]),
        ["id"] = Stable(type),
        ["type"] = type,
        ["name"] = name,
    };

    private static JsonObject Endpoint(World world, string type, string face, string url) => new JsonObject
    {
        ["id"] = Stable(type + face),
        ["interface"] = face,
        ["region_id"] = world.Options.Region,
        ["url"] = url,
        ["region"] = world.Options.Region,
    };

    /// <summary>An id that is the same for the same thing.</summary>
    private static string Stable(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..32];
}
