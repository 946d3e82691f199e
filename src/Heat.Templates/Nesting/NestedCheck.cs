using System.Text.RegularExpressions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Nesting;

/// <summary>Checks the stacks inside a template, as far as their parameters are known before any resource exists.</summary>
internal static partial class NestedCheck
{
    /// <summary>Notes what is wrong inside a resource, with the way that leads there.</summary>
    public static void Check(BoundTemplate template, BoundResource resource, EvaluatedResource evaluated, DiagnosticBag diagnostics)
    {
        // All members of a group are made alike: one of them tells.
        if (NestedStacks.Request(template.Context, resource, evaluated, members: 1) is not { } request)
        {
            return;
        }

        var path = NestedStacks.PathOf(resource);
        if (request.Depth > NestedStacks.MaxDepth)
        {
            diagnostics.Error(
                DiagnosticIds.TooDeeplyNested,
                $"Request limit exceeded: Recursion depth exceeds {NestedStacks.MaxDepth}.",
                path,
                resource.Definition.Position);
            return;
        }

        if (NestedStacks.IsGivenByValue(resource.Definition.Schema))
        {
            return;
        }

        foreach (var finding in template.LoadNested(request).Diagnostics)
        {
            diagnostics.Add(finding with { Path = finding.Path.Length == 0 ? path : $"{path}.{Member().Replace(finding.Path, "$1[$2]")}" });
        }
    }

    /// <summary>Members are named by numbers; in a path they stand as such.</summary>
    [GeneratedRegex(@"^(resources)\.(\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
