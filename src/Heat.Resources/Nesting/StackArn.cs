using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>The name by which Heat knows a stack in the whole cloud.</summary>
internal static class StackArn
{
    /// <summary><c>arn:openstack:heat::PROJECT:stacks/NAME/ID</c>; the id alone while the project is not known.</summary>
    public static TemplateValue Of(ResourceContext resource, ChildStack child) => new TextValue(
        resource.Nested is { Pseudo.ProjectId: { Length: > 0 } project }
            ? $"arn:openstack:heat::{project}:stacks/{Uri.EscapeDataString(child.Name)}/{child.Id}"
            : child.Id.Value);
}
