using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>CloudFormation's functions of values.</summary>
internal static class CloudFormationEntries
{
    private const string Section = "Outputs:\n  example: { Value: ";

    /// <summary>The oldest HOT has these functions too, in its own sections; their examples are CloudFormation's.</summary>
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "Ref",
            "Ref: PARAMETER_OR_RESOURCE",
            "The value of a parameter or pseudo parameter, or the reference id of a resource.",
            new("""
                Parameters:
                  Size: { Type: String, Default: small }
                Outputs:
                  example: { Value: { Ref: Size } }
                """,
                "\"small\"")),
        new(
            "Fn::GetAtt",
            "Fn::GetAtt: [RESOURCE, ATTRIBUTE]  |  Fn::GetAtt: RESOURCE.ATTRIBUTE",
            "An attribute of a resource.",
            new("""
                Resources:
                  Address: { Type: AWS::EC2::EIP }
                Outputs:
                  example: { Value: { Fn::GetAtt: [Address, AllocationId] } }
                """,
                "\"eip-1\"")
            { Resources = """{ "Address": { "get_attr": { "AllocationId": "eip-1" } } }""" }),
        new(
            "Fn::FindInMap",
            "Fn::FindInMap: [MAPPING, KEY, KEY]",
            "A value of the section Mappings.",
            new("""
                Mappings:
                  Images: { RegionOne: { small: cirros } }
                Outputs:
                  example: { Value: { Fn::FindInMap: [Images, RegionOne, small] } }
                """,
                "\"cirros\"")),
        new(
            "Fn::GetAZs",
            "Fn::GetAZs: REGION",
            "Names of the availability zones. The region is not looked at.",
            new(Section + """{ Fn::GetAZs: "" } }""", """["nova"]""")),
        new(
            "Fn::Base64",
            "Fn::Base64: TEXT",
            "The text as it is: the service encodes user data itself.",
            new(Section + "{ Fn::Base64: \"#!/bin/sh\" } }", "\"#!/bin/sh\"")),
        new(
            "Fn::Join",
            "Fn::Join: [DELIMITER, LIST]",
            "The items of a list as one text, with the delimiter between them.",
            new(Section + """{ Fn::Join: ["-", [a, b]] } }""", "\"a-b\"")),
        new(
            "Fn::Split",
            "Fn::Split: [DELIMITER, TEXT]",
            "The pieces of a text between delimiters.",
            new(Section + """{ Fn::Split: [",", "a,b"] } }""", """["a","b"]""")),
        new(
            "Fn::Select",
            "Fn::Select: [INDEX_OR_KEY, LIST_OR_MAP]",
            "An item of a list, or the value of a key; empty text where there is none.",
            new(Section + """{ Fn::Select: ["1", [a, b, c]] } }""", "\"b\"")),
        new(
            "Fn::Replace",
            "Fn::Replace: [{ NAME: VALUE, ... }, TEXT]",
            "The text with every name replaced by its value.",
            new(Section + """{ Fn::Replace: [{ NAME: world }, "Hello NAME"] } }""", "\"Hello world\"")),
        new(
            "Fn::MemberListToMap",
            "Fn::MemberListToMap: [KEY_NAME, VALUE_NAME, [TEXT, ...]]",
            "A map made of texts such as .member.0.Name=a, the form of Amazon's queries.",
            new(Section + """{ Fn::MemberListToMap: [Name, Value, [".member.0.Name=a", ".member.0.Value=1"]] } }""", """{"a":"1"}""")),
        new(
            "Fn::ResourceFacade",
            "Fn::ResourceFacade: Metadata | DeletionPolicy | UpdatePolicy",
            "In a template that stands behind a resource type: what the resource that uses the template says in that section.",
            new(Section + "{ Fn::ResourceFacade: DeletionPolicy } }", "\"Retain\"")),
    ];
}
