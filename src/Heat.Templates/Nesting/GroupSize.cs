using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;

namespace Heat.Templates.Nesting;

/// <summary>Bounds the members of a group: each is a resource that is read, planned and kept.</summary>
internal static class GroupSize
{
    private const long MaxMembers = 10_000;

    /// <summary>The error about a group that is too large, or null.</summary>
    public static Diagnostic? Check(BoundResource resource, PropertyTree properties) => Property(resource.Definition.Schema.Nested) is { } property
        && properties[property] is { IsKnown: true } && properties.Integer(property) is > MaxMembers and var members
            ? Diagnostic.Error(
                PropertyDiagnosticIds.LimitBroken,
                $"{members} members are more than a group can have ({MaxMembers}). Make several groups.",
                $"{resource.PropertiesPath}.{property}",
                resource.Definition.Position)
            : null;

    private static string? Property(NestedForm form) => form switch
    {
        NestedForm.Group => "count",
        NestedForm.Scaling => "max_size",
        NestedForm.Instances => "MaxSize",
        _ => null,
    };
}
