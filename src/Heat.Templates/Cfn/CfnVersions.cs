using System.Collections.Frozen;
using Heat.Templates.Dialects;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;

namespace Heat.Templates.Cfn;

/// <summary>The two CloudFormation dialects: Amazon's, and Heat's own of 2012, which has no conditions.</summary>
internal static class CfnVersions
{
    private const string AmazonKey = "AWSTemplateFormatVersion";
    private const string HeatKey = "HeatTemplateFormatVersion";

    private static readonly FrozenDictionary<string, ParameterType> ParameterTypes =
        Enum.GetValues<ParameterType>().ToFrozenDictionary(type => type.ToString(), StringComparer.Ordinal);

    private static readonly Lazy<Dialect> Amazon = new(() => Make(AmazonKey, hasConditions: true));
    private static readonly Lazy<Dialect> Heat = new(() => Make(HeatKey, hasConditions: false));

    /// <summary>The keys that name a version.</summary>
    public static IEnumerable<string> Keys => [AmazonKey, HeatKey];

    /// <summary>The only version that a key can name.</summary>
    public static string Version(string key) => key == AmazonKey ? "2010-09-09" : "2012-12-12";

    /// <summary>What a version allows; null for a version that does not exist.</summary>
    public static Dialect? Find(string key, string version) =>
        version == Version(key) ? (key == AmazonKey ? Amazon : Heat).Value : null;

    private static Dialect Make(string key, bool hasConditions) => new()
    {
        VersionKey = key,
        Sections = new("Description", null, "Parameters", "Resources", "Outputs", hasConditions ? "Conditions" : null, "Mappings"),
        ResourceKeys = new("Type", "Properties", "Metadata", "DependsOn", "DeletionPolicy", "UpdatePolicy", "Description")
        {
            Condition = hasConditions ? "Condition" : null,
        },
        OutputKeys = new("Description", "Value", hasConditions ? "Condition" : null),
        ParameterKeys = ParameterKeys(),
        Functions = CfnFunctions.Of(hasConditions),
        ConditionFunctions = CfnFunctions.ForConditions(hasConditions),
        DeletionPolicies = Enum.GetValues<DeletionPolicy>().ToFrozenDictionary(policy => policy.ToString(), StringComparer.Ordinal),
        PseudoParameters =
        [
            new("AWS::StackId", pseudo => $"arn:openstack:heat::{pseudo.ProjectId}:stacks/{pseudo.StackName}/{pseudo.StackId}"),
            new("AWS::StackName", pseudo => pseudo.StackName),
            new("AWS::Region", pseudo => pseudo.Region ?? "ap-southeast-1"),
        ],
        RefusesUnknownResourceKeys = false,
    };

    private static ParameterKeys ParameterKeys() => new()
    {
        All =
        [
            "Type", "Default", "NoEcho", "AllowedValues", "AllowedPattern", "MaxLength", "MinLength", "MaxValue", "MinValue", "Description",
            "ConstraintDescription", "Label",
        ],
        Types = ParameterTypes,
        Type = "Type",
        Default = "Default",
        Description = "Description",
        Hidden = "NoEcho",
        Label = "Label",
        HasConstraintList = false,
    };
}
