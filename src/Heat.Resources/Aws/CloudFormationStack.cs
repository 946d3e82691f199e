using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Nesting;
using Heat.Templates.Values;

namespace Heat.Resources.Aws;

/// <summary>A stack from a template that is among the files of the outer one. Its outputs are read as <c>Outputs.NAME</c>.</summary>
[ResourceType("AWS::CloudFormation::Stack")]
internal sealed class CloudFormationStack(IChildStacks children) : NestedStackDriver(children)
{
    private const string Outputs = "Outputs.";

    /// <inheritdoc/>
    protected override ChildStackWish Wish(ResourceContext resource, ChildStack? child)
    {
        if (resource.Nested is null)
        {
            throw Refusal.Of(
                "orchestration",
                $"TemplateURL: there is no file '{resource.Properties.Text("TemplateURL")}' among the files of the stack. Nothing is fetched from the network; add the template to spec.files under this name.");
        }

        return base.Wish(resource, child) with
        {
            Timeout = resource.Properties.Integer("TimeoutInMinutes") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
    }

    /// <inheritdoc/>
    protected override TemplateValue ReferenceId(ResourceContext resource, ChildStack child) => StackArn.Of(resource, child);

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) =>
        attribute.StartsWith(Outputs, StringComparison.Ordinal) ? child.Outputs[attribute[Outputs.Length..]] ?? TemplateValue.Null : ChildAttributes.Of(child, attribute);
}
