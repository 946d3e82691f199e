using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Cfn;
using Heat.Templates.Dialects;
using Heat.Templates.Expressions;
using Heat.Templates.Functions;
using Heat.Templates.Hot;

namespace Heat.Templates.Language;

/// <summary>The versions of the template languages, as the dialects have them.</summary>
public static class LanguageVersions
{
    private static readonly FrozenDictionary<string, string> Releases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["2016-10-14"] = "newton",
        ["2017-02-24"] = "ocata",
        ["2017-09-01"] = "pike",
        ["2018-03-02"] = "queens",
        ["2018-08-31"] = "rocky",
        ["2021-04-16"] = "wallaby",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<FunctionFactory> Refusals = [Refused.Removed, Refused.InCondition];

    /// <summary>HOT by date, then the CloudFormation dialects.</summary>
    public static ImmutableArray<LanguageVersion> All { get; } =
    [
        .. HotVersions.Names.Where(name => char.IsDigit(name[0])).Select(name => Describe(name, HotVersions.Find(name)!, isHot: true)),
        .. CfnVersions.Keys.Select(key => Describe(CfnVersions.Version(key), CfnVersions.Find(key, CfnVersions.Version(key))!, isHot: false)),
    ];

    /// <summary>The newest version of HOT.</summary>
    public static LanguageVersion Newest { get; } = All.Last(version => version.IsHot);

    /// <summary>The version of a date or release; null for a name that is no version.</summary>
    public static LanguageVersion? Find(string name) => All.FirstOrDefault(version => version.Name == name || version.Release == name);

    /// <summary>What takes the place of a function's name in a version; null where it has no such function.</summary>
    internal static FunctionFactory? Factory(LanguageVersion version, string function) =>
        Dialect(version).Functions.TryGetValue(function, out var factory) && !Refusals.Contains(factory) ? factory : null;

    internal static Dialect Dialect(LanguageVersion version) =>
        (version.IsHot ? HotVersions.Find(version.Name) : CfnVersions.Find(version.Key, version.Name))!; // it was made of a dialect

    private static LanguageVersion Describe(string name, Dialect dialect, bool isHot) => new()
    {
        Key = dialect.VersionKey,
        Name = name,
        Release = isHot ? Releases.GetValueOrDefault(name) : null,
        IsHot = isHot,
        Sections = [.. dialect.Sections.All],
        ResourceKeys = dialect.ResourceKeys.All,
        ParameterTypes = [.. dialect.ParameterKeys.Types.OrderBy(type => type.Value).Select(type => type.Key)],
        PseudoParameters = [.. dialect.PseudoParameters.Select(parameter => parameter.Key)],
        Functions = Names(dialect.Functions),
        ConditionFunctions = Names(dialect.ConditionFunctions),
    };

    private static ImmutableArray<string> Names(FrozenDictionary<string, FunctionFactory> functions) =>
        [.. functions.Where(function => !Refusals.Contains(function.Value)).Select(function => function.Key).Order(StringComparer.Ordinal)];
}
