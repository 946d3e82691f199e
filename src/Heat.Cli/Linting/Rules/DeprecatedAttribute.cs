using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Linting.Rules;

/// <summary>An attribute is on its way out, or gone.</summary>
internal sealed class DeprecatedAttribute() : LintRule(
    "HL0014", "deprecated-attribute", FindingSeverity.Warning, "An attribute is deprecated, hidden or not supported.", "Read the attribute that took its place.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from call in subject.Outline.Calls
        let attribute = AttributeOf(call)
        let resource = subject.Outline.Resources.FirstOrDefault(resource => resource.Name == call.Subject)
        where attribute is not null && resource is not null
        let support = subject.SchemaOf(resource)?.Attribute(attribute)?.Support
        where support is not null && support.IsOnItsWayOut()
        select Breach($"The attribute '{attribute}' is {support.InWords()}.", call.Path, call.Position);

    private static string? AttributeOf(OutlineCall call) => call.Function switch
    {
        "get_attr" or "Fn::GetAtt" when call.Argument.Items is [_, var attribute, ..] => attribute.Text,
        "Fn::GetAtt" when call.Argument.Text?.Split('.', 2) is [_, var attribute] => attribute,
        _ => null,
    };
}
