using System.Collections.Frozen;
using Heat.Templates.Expressions;
using Heat.Templates.Functions;

namespace Heat.Templates.Hot;

/// <summary>Which functions each version of HOT has. A later line takes the place of an earlier one of the same name.</summary>
internal static class HotFunctions
{
    private const string Always = "2013-05-23";

    private static readonly (string From, string Name, FunctionFactory Factory)[] Introduced =
    [
        (Always, "get_param", GetParam.Create),
        (Always, "get_resource", GetResource.Create),
        (Always, "get_attr", GetAttr.CreateForOne),
        (Always, "get_file", GetFile.Create),
        (Always, "list_join", ListJoin.CreateForOne),
        (Always, "resource_facade", ResourceFacade.Create),
        (Always, "str_replace", StrReplace.With(new ReplaceRules(AcceptsContainers: false))),
        ("2015-04-30", "digest", Digest.Create),
        ("2015-04-30", "repeat", Repeat.With(new RepeatRules(AcceptsMaps: false, HasPermutations: false))),
        ("2015-10-15", "get_attr", GetAttr.CreateForOneOrAll),
        ("2015-10-15", "list_join", ListJoin.CreateForMany),
        ("2015-10-15", "str_replace", StrReplace.With(new ReplaceRules(AcceptsContainers: true))),
        ("2015-10-15", "str_split", StrSplit.Create),
        ("2016-04-08", "map_merge", MapMerge.Create),
        ("2016-10-14", "if", If.Create),
        ("2016-10-14", "map_replace", MapReplace.Create),
        ("2016-10-14", "repeat", Repeat.With(new RepeatRules(AcceptsMaps: true, HasPermutations: false))),
        ("2016-10-14", "yaql", YaqlFunction.Create),
        ("2017-02-24", "filter", Filter.Create),
        ("2017-02-24", "str_replace_strict", StrReplace.With(new ReplaceRules(AcceptsContainers: true, NeedsAll: true))),
        ("2017-09-01", "contains", Contains.Create),
        ("2017-09-01", "list_concat", ListConcat.Create),
        ("2017-09-01", "list_concat_unique", ListConcat.CreateUnique),
        ("2017-09-01", "make_url", MakeUrl.Create),
        ("2017-09-01", "repeat", Repeat.With(new RepeatRules(AcceptsMaps: true, HasPermutations: true))),
        ("2017-09-01", "str_replace_vstrict", StrReplace.With(new ReplaceRules(AcceptsContainers: true, NeedsAll: true, NeedsValues: true))),
        ("2021-04-16", "if", If.CreateNullable),
    ];

    /// <summary>CloudFormation's names in HOT, with the first version that refuses them.</summary>
    private static readonly (string Until, string Name, FunctionFactory Factory)[] Dropped =
    [
        ("2014-10-16", "Fn::Base64", CfnText.Base64),
        ("2014-10-16", "Fn::GetAZs", GetZones.Create),
        ("2014-10-16", "Fn::Join", ListJoin.CreateForOne),
        ("2014-10-16", "Fn::MemberListToMap", MemberListToMap.Create),
        ("2014-10-16", "Fn::Replace", CfnReplace.Create),
        ("2014-10-16", "Fn::ResourceFacade", ResourceFacade.CreateCfn),
        ("2015-10-15", "Fn::Select", Select.Create),
        ("2014-10-16", "Fn::Split", CfnText.Split),
        ("2014-10-16", "Ref", Ref.Create),
    ];

    private static readonly (string From, string Name, FunctionFactory Factory)[] OfConditions =
    [
        ("2016-10-14", "get_param", GetParam.Create),
        ("2016-10-14", "equals", EqualsFunction.Create),
        ("2016-10-14", "and", BooleanChain.CreateAnd),
        ("2016-10-14", "or", BooleanChain.CreateOr),
        ("2016-10-14", "not", Not.Create),
        ("2017-09-01", "contains", Contains.Create),
        ("2017-09-01", "yaql", YaqlFunction.Create),
    ];

    /// <summary>Names with an underscore that any version knows: as keys of data they are rare.</summary>
    public static FrozenSet<string> EveryName { get; } =
        Introduced.Select(line => line.Name).Where(name => name.Contains('_', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Functions of properties, metadata and outputs.</summary>
    public static FrozenDictionary<string, FunctionFactory> Of(string date)
    {
        var functions = new Dictionary<string, FunctionFactory>(StringComparer.Ordinal);
        Add(functions, Introduced, date);
        foreach (var (until, name, factory) in Dropped)
        {
            functions[name] = string.CompareOrdinal(date, until) < 0 ? factory : Refused.Removed;
        }

        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Functions of conditions. All others of the version say that they have no place there.</summary>
    public static FrozenDictionary<string, FunctionFactory> ForConditions(string date)
    {
        var functions = Of(date).ToDictionary(entry => entry.Key, _ => (FunctionFactory)Refused.InCondition, StringComparer.Ordinal);
        Add(functions, OfConditions, date);
        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(
        Dictionary<string, FunctionFactory> functions, (string From, string Name, FunctionFactory Factory)[] table, string date)
    {
        foreach (var (_, name, factory) in table.Where(line => string.CompareOrdinal(line.From, date) <= 0))
        {
            functions[name] = factory;
        }
    }
}
