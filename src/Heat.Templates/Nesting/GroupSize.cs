using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;

namespace Heat.Templates.Nesting;

/// <summary>Bounds the members of a group: each is a resource that is read, planned and kept.</summary>
internal static class GroupSize
{
    private const long MaxMembers = 10_000;

    /// <summary>The error about a group that is too large, or null.</summary>
    public static Diagnostic? Check(BoundResource resource, PropertyTree properties) =>
        resource.Definition.Schema.Nested == NestedForm.Group && properties["count"] is { IsKnown: true } && properties.Integer("count") > MaxMembers
            ? Diagnostic.Error(
                PropertyDiagnosticIds.LimitBroken,
                $"{properties.Integer("count")} members are more than a group can have ({MaxMembers}). Make several groups.",
                $"{resource.PropertiesPath}.count",
                resource.Definition.Position)
            : null;
}
