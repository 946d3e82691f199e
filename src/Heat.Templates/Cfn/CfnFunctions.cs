using System.Collections.Frozen;
using Heat.Templates.Expressions;
using Heat.Templates.Functions;

namespace Heat.Templates.Cfn;

/// <summary>Which functions the CloudFormation dialects have.</summary>
internal static class CfnFunctions
{
    /// <summary>Functions of properties, metadata and outputs.</summary>
    public static FrozenDictionary<string, FunctionFactory> Of(bool hasConditions)
    {
        var functions = new Dictionary<string, FunctionFactory>(StringComparer.Ordinal)
        {
            ["Fn::Base64"] = CfnText.Base64,
            ["Fn::FindInMap"] = FindInMap.Create,
            ["Fn::GetAZs"] = GetZones.Create,
            ["Fn::GetAtt"] = GetAtt.Create,
            ["Fn::Join"] = ListJoin.CreateForOne,
            ["Fn::MemberListToMap"] = MemberListToMap.Create,
            ["Fn::Replace"] = CfnReplace.Create,
            ["Fn::ResourceFacade"] = ResourceFacade.CreateCfn,
            ["Fn::Select"] = Select.Create,
            ["Fn::Split"] = CfnText.Split,
            ["Ref"] = Ref.Create,
        };
        if (hasConditions)
        {
            functions["Fn::If"] = If.Create;
        }

        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Functions of conditions. All others say that they have no place there.</summary>
    public static FrozenDictionary<string, FunctionFactory> ForConditions(bool hasConditions)
    {
        var functions = Of(hasConditions).ToDictionary(entry => entry.Key, _ => (FunctionFactory)Refused.InCondition, StringComparer.Ordinal);
        if (hasConditions)
        {
            functions["Fn::And"] = BooleanChain.CreateAnd;
            functions["Fn::Equals"] = EqualsFunction.Create;
            functions["Fn::FindInMap"] = FindInMap.Create;
            functions["Fn::Not"] = CfnNot.Create;
            functions["Fn::Or"] = BooleanChain.CreateOr;
            functions["Ref"] = Ref.CreateForParameter;
        }

        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
