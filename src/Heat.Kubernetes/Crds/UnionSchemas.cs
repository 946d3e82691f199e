using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>Says "one of these members" in plain schema terms, which every server checks.</summary>
internal static class UnionSchemas
{
    public static void Add(V1JsonSchemaProps schema, UnionAttribute union)
    {
        var members = union.Members.Select(member => new V1JsonSchemaProps { Required = [member] }).ToList();
        var rule = union.Kind switch
        {
            UnionKind.ExactlyOne => new V1JsonSchemaProps { OneOf = members },
            UnionKind.AtLeastOne => new V1JsonSchemaProps { AnyOf = members },
            _ => new V1JsonSchemaProps { OneOf = [.. members, new V1JsonSchemaProps { Not = new V1JsonSchemaProps { AnyOf = [.. members] } }] },
        };

        // Each rule is an entry of its own, so that a type can have several.
        (schema.AllOf ??= []).Add(rule);
        schema.Description = string.Join(" ", new[] { schema.Description, Sentence(union) }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Sentence(UnionAttribute union)
    {
        var members = string.Join(", ", union.Members);
        return union.Kind switch
        {
            UnionKind.ExactlyOne => $"Exactly one of {members} must be set.",
            UnionKind.AtLeastOne => $"At least one of {members} must be set.",
            _ => $"At most one of {members} may be set.",
        };
    }
}
