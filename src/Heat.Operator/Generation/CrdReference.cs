using Heat.Kubernetes.Crds;
using Heat.Operator.Entities;

namespace Heat.Operator.Generation;

/// <summary><c>crd.md</c>: every field of a Stack, and of the other kinds.</summary>
internal static class CrdReference
{
    /// <summary>The document.</summary>
    public static string Compose()
    {
        var schema = CrdGenerator.Generate<V1Alpha1Stack>().Spec.Versions[0].Schema!.OpenApiV3Schema!; // the generator sets both
        var text = Markdown.Document("Stack", schema.Description ?? "")
            .AppendTable(["Field", "Type", "Default", "Meaning"], Fields("", schema))
            .AppendHeading("Rules")
            .Append("A server that knows validation rules (Kubernetes 1.25 and later) refuses a Stack that breaks one. The operator checks the same, and more, on every server.\n\n")
            .AppendTable(["Field", "Rule", "Message"], Rules("", schema));
        foreach (var definition in CustomResources.All.Skip(1))
        {
            var other = definition.Spec.Versions[0].Schema!.OpenApiV3Schema!; // the generator sets both
            text.AppendHeading(definition.Spec.Names.Kind ?? "").Append($"{other.Description}\n\n").AppendTable(["Field", "Type", "Default", "Meaning"], Fields("", other));
        }

        return text.Finish();
    }

    private static IEnumerable<string[]> Fields(string prefix, V1JsonSchemaProps schema)
    {
        foreach (var (name, property) in schema.Properties ?? [])
        {
            if (prefix.Length == 0 && name is "apiVersion" or "kind" or "metadata")
            {
                continue;
            }

            var path = prefix + name;
            yield return [$"`{path}`", TypeOf(property), Markdown.Code(property.Default?.ToJsonString()), property.Description ?? ""];
            foreach (var inner in Fields(path + ".", property).Concat(property.Items is { } items ? Fields(path + "[].", items) : []))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<string[]> Rules(string path, V1JsonSchemaProps schema) =>
        (schema.XKubernetesValidations ?? []).Select(rule => new[] { $"`{path}`", $"`{rule.Rule}`", rule.Message ?? "" })
        .Concat((schema.Properties ?? []).SelectMany(property => Rules(path.Length == 0 ? property.Key : $"{path}.{property.Key}", property.Value)))
        .Concat(schema.Items is { } items ? Rules($"{path}[]", items) : []);

    private static string TypeOf(V1JsonSchemaProps property) => property switch
    {
        { Enum: { Count: > 0 } values } => string.Join(", ", values.Select(value => $"`{value?.ToString()}`")),
        { Type: "array", Items: { } items } => $"list of {items.Type ?? "any"}",
        { Type: { } type } => type,
        _ => "any",
    };
}
