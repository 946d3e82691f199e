using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;

namespace Heat.Templates.Evaluation;

/// <summary>A parameter and a resource may not have the same name.</summary>
internal static class DuplicateNames
{
    public static void Check(ImmutableArray<BoundResource> resources, TemplateScope scope)
    {
        foreach (var resource in resources.Where(resource => resource.IsEnabled && scope.Parameters.Find(resource.Name) is not null))
        {
            scope.Diagnostics.Error(
                DiagnosticIds.DuplicateName,
                $"Duplicate names {{'{resource.Name}'}}. Give the parameter or the resource another name",
                resource.Path,
                resource.Definition.Position);
        }
    }
}
