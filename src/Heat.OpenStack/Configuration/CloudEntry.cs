using System.Collections.Immutable;

namespace Heat.OpenStack.Configuration;

/// <summary>Finds a cloud's entry and lays its parts over each other: profile, cloud, secrets, region.</summary>
internal static class CloudEntry
{
    /// <summary>Keys of <c>auth</c> that older files write beside it.</summary>
    private static readonly ImmutableArray<string> AuthKeys =
    [
        "auth_url", "username", "user_id", "user_name", "password", "token", "auth_token", "user_domain_id", "user_domain_name",
        "project_id", "project_name", "tenant_id", "tenant_name", "project_domain_id", "project_domain_name", "domain_id", "domain_name",
        "default_domain", "default_domain_id", "default_domain_name", "system_scope", "trust_id", "application_credential_id",
        "application_credential_name", "application_credential_secret",
    ];

    public static (string Name, ConfigTree Entry) Find(ConfigTree file, string? name, ConfigTree? secure)
    {
        var clouds = file.Section("clouds");
        name = Choose(clouds, name);
        var entry = Normalised(clouds.Section(name));
        if (secure is not null)
        {
            entry = entry.Under(Normalised(secure.Section("clouds").Section(name)));
        }

        return (name, WithProfile(file, secure, entry).At($"{file.Place}: clouds.{name}"));
    }

    /// <summary>The entry with what its list of regions says of one region laid over it.</summary>
    public static ConfigTree InRegion(ConfigTree entry, string? region)
    {
        var values = entry.Items("regions")
            .OfType<IReadOnlyDictionary<string, object?>>()
            .Select(item => ConfigTree.Of($"{entry.Place}.regions", item))
            .FirstOrDefault(item => region is not null && item.Text("name") == region);
        return values is null ? entry : entry.Under(Normalised(values.Section("values"))).At(entry.Place);
    }

    public static ImmutableArray<string> Regions(ConfigTree entry) =>
    [
        .. entry.Items("regions").Select(item => item switch
        {
            string name => name,
            IReadOnlyDictionary<string, object?> map when map.GetValueOrDefault("name") is string name => name,
            _ => throw new CloudConfigException($"{entry.Place}.regions must list names, or maps with a name and values."),
        }),
    ];

    private static string Choose(ConfigTree clouds, string? name)
    {
        var known = clouds.Keys.Order(StringComparer.Ordinal).ToList();
        return (name, known) switch
        {
            (_, []) => throw new CloudConfigException($"{clouds.Place} has no clouds. Expected a map of cloud names under the key 'clouds'."),
            (null, [var only]) => only,
            (null, _) => throw new CloudConfigException($"{clouds.Place} has several clouds ({string.Join(", ", known)}). Say which one to use."),
            _ when known.Contains(name) => name,
            _ => throw new CloudConfigException($"{clouds.Place} has no cloud '{name}'. It has: {string.Join(", ", known)}."),
        };
    }

    private static ConfigTree WithProfile(ConfigTree file, ConfigTree? secure, ConfigTree entry)
    {
        if ((entry.Text("profile") ?? entry.Text("cloud")) is not { } profile)
        {
            return entry;
        }

        var found = new[] { file, secure }
            .OfType<ConfigTree>()
            .Select(source => source.Section("public-clouds"))
            .Where(profiles => profiles.Has(profile))
            .Select(profiles => Normalised(profiles.Section(profile)))
            .ToList();
        return found is []
            ? throw new CloudConfigException($"{entry.Place}.profile names '{profile}', which is not under 'public-clouds'. Put the profile's content there.")
            : found.Append(entry).Aggregate((under, over) => under.Under(over));
    }

    /// <summary>Underscores for hyphens, and the authentication keys all under <c>auth</c>.</summary>
    private static ConfigTree Normalised(ConfigTree entry)
    {
        var values = Underscored(entry.Values);
        var auth = values.GetValueOrDefault("auth") switch
        {
            null or "" => [],
            IReadOnlyDictionary<string, object?> map => Underscored(map),
            _ => throw new CloudConfigException($"{entry.Place}.auth must be a map of keys and values."),
        };
        foreach (var key in AuthKeys.Where(values.ContainsKey))
        {
            auth.TryAdd(key, values[key]);
            values.Remove(key);
        }

        values["auth"] = auth;
        return ConfigTree.Of(entry.Place, values);
    }

    private static Dictionary<string, object?> Underscored(IReadOnlyDictionary<string, object?> values) =>
        values.ToDictionary(pair => pair.Key.Replace('-', '_'), pair => pair.Value, StringComparer.Ordinal);
}
