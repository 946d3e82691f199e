using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>A resource whose type is a template: parameters are its properties, outputs its attributes.</summary>
internal sealed class TemplateStack(IChildStacks children) : NestedStackDriver(children)
{
    /// <summary>An output of this name says what <c>get_resource</c> yields.</summary>
    private const string IdOutput = "OS::stack_id";

    /// <inheritdoc/>
    protected override TemplateValue ReferenceId(ResourceContext resource, ChildStack child) =>
        child.Outputs[IdOutput] is { } given and not NullValue ? given : StackArn.Of(resource, child);

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) =>
        attribute == IdOutput ? ReferenceId(resource, child) : ChildAttributes.Of(child, attribute);
}
