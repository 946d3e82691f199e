using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Dialects;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;

namespace Heat.Templates.Hot;

/// <summary>Makes the dialect of a dated version. Dates compare as text.</summary>
internal static class HotDialect
{
    private static readonly FrozenDictionary<string, ParameterType> ParameterTypes = new Dictionary<string, ParameterType>(StringComparer.Ordinal)
    {
        ["string"] = ParameterType.String,
        ["number"] = ParameterType.Number,
        ["comma_delimited_list"] = ParameterType.CommaDelimitedList,
        ["json"] = ParameterType.Json,
        ["boolean"] = ParameterType.Boolean,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Dialect Of(string date)
    {
        var hasConditions = From(date, "2016-10-14");
        return new Dialect
        {
            VersionKey = HotVersions.Key,
            Sections = new("description", "parameter_groups", "parameters", "resources", "outputs", hasConditions ? "conditions" : null),
            ResourceKeys = new("type", "properties", "metadata", "depends_on", "deletion_policy", "update_policy", "description")
            {
                Condition = hasConditions ? "condition" : null,
                ExternalId = hasConditions ? "external_id" : null,
                OfNewerVersions = hasConditions ? [] : ["condition", "external_id"],
            },
            OutputKeys = new("description", "value", hasConditions ? "condition" : null),
            ParameterKeys = ParameterKeys(date),
            Functions = HotFunctions.Of(date),
            ConditionFunctions = HotFunctions.ForConditions(date),
            DeletionPolicies = DeletionPolicies(hasConditions),
            PseudoParameters =
            [
                new("OS::stack_id", pseudo => pseudo.StackId),
                new("OS::stack_name", pseudo => pseudo.StackName),
                new("OS::region", pseudo => pseudo.Region),
                new("OS::project_id", pseudo => pseudo.ProjectId),
            ],
            RefusesUnknownResourceKeys = true,
        };
    }

    private static bool From(string date, string first) => string.CompareOrdinal(date, first) >= 0;

    private static ParameterKeys ParameterKeys(string date)
    {
        var hasTags = From(date, "2018-03-02");
        string[] keys = ["type", "description", "default", "schema", "constraints", "hidden", "label", "immutable"];
        return new ParameterKeys
        {
            All = hasTags ? [.. keys, "tags"] : [.. keys],
            Types = ParameterTypes,
            Type = "type",
            Default = "default",
            Description = "description",
            Hidden = "hidden",
            Label = "label",
            Immutable = "immutable",
            Tags = hasTags ? "tags" : null,
            HasModulo = From(date, "2017-02-24"),
            HasConstraintList = true,
        };
    }

    private static FrozenDictionary<string, DeletionPolicy> DeletionPolicies(bool lowerCase)
    {
        var names = Enum.GetValues<DeletionPolicy>().Select(policy => KeyValuePair.Create(policy.ToString(), policy)).ToImmutableArray();
        return names
            .Concat(lowerCase ? names.Select(entry => KeyValuePair.Create(entry.Key.ToLowerInvariant(), entry.Value)) : [])
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
