using Heat.Cli.Findings;
using Heat.Templates.Schemas;

namespace Heat.Cli.Linting.Rules;

/// <summary>A type is on its way out, or gone.</summary>
internal sealed class DeprecatedType() : LintRule(
    "HL0004", "deprecated-type", FindingSeverity.Warning, "A resource type is deprecated, hidden or not supported.", "Use the type that took its place.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from resource in subject.Outline.Resources
        let schema = subject.SchemaOf(resource)
        where schema is not null && schema.Support.IsOnItsWayOut()
        select Breach(
            $"The type {schema.Name} is {schema.Support.InWords()}.{Substitutes(schema)}", $"{resource.Path}.{resource.Type?.Key}", resource.Type?.Value.Position);

    private static string Substitutes(ResourceTypeSchema schema) =>
        schema.Substitutes.IsEmpty ? "" : $" Use {string.Join(" or ", schema.Substitutes)}.";
}
