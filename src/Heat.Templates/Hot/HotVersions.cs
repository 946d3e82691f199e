using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Dialects;

namespace Heat.Templates.Hot;

/// <summary>The dated versions of HOT with the release names that stand for some of them.</summary>
internal static class HotVersions
{
    public const string Key = "heat_template_version";

    private static readonly ImmutableArray<KeyValuePair<string, Lazy<Dialect>>> All =
    [
        Version("2013-05-23"),
        Version("2014-10-16"),
        Version("2015-04-30"),
        Version("2015-10-15"),
        Version("2016-04-08"),
        Version("2016-10-14"),
        Version("2017-02-24"),
        Version("2017-09-01"),
        Version("2018-03-02"),
        Version("2018-08-31"),
        Version("2021-04-16"),
        Version("newton", "2016-10-14"),
        Version("ocata", "2017-02-24"),
        Version("pike", "2017-09-01"),
        Version("queens", "2018-03-02"),
        Version("rocky", "2018-08-31"),
        Version("wallaby", "2021-04-16"),
    ];

    private static readonly FrozenDictionary<string, Lazy<Dialect>> ByName = All.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names, dates first.</summary>
    public static IEnumerable<string> Names => All.Select(version => version.Key);

    /// <summary>What a version allows; null for a name that is no version.</summary>
    public static Dialect? Find(string name) => ByName.GetValueOrDefault(name)?.Value;

    private static KeyValuePair<string, Lazy<Dialect>> Version(string name, string? date = null) =>
        KeyValuePair.Create(name, new Lazy<Dialect>(() => HotDialect.Of(date ?? name)));
}
