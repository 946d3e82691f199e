using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Nesting;

/// <summary>Checks the stacks inside a template, as far as their parameters are known before any resource exists.</summary>
/// <remarks>Many resources may be stacks of one content: thousands of members of a group. Each content is loaded once.</remarks>
internal sealed partial class NestedCheck(BoundTemplate template, DiagnosticBag diagnostics)
{
    private readonly Dictionary<NestedContent, ImmutableArray<Diagnostic>> _findings = [];

    /// <summary>Notes what is wrong inside a resource, with the way that leads there.</summary>
    public void Check(BoundResource resource, EvaluatedResource evaluated)
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
                $"Request limit exceeded: Recursion depth exceeds {NestedStacks.MaxDepth}. Look for a template that uses itself, or make the tree of stacks flatter.",
                path,
                resource.Definition.Position);
            return;
        }

        if (NestedStacks.IsGivenByValue(resource.Definition.Schema))
        {
            return;
        }

        foreach (var finding in Findings(request))
        {
            diagnostics.Add(finding with { Path = finding.Path.Length == 0 ? path : $"{path}.{Member().Replace(finding.Path, "$1[$2]")}" });
        }
    }

    private ImmutableArray<Diagnostic> Findings(TemplateRequest request)
    {
        if (NestedContent.Of(request) is not { } content)
        {
            return template.LoadNested(request).Diagnostics;
        }

        if (!_findings.TryGetValue(content, out var findings))
        {
            _findings[content] = findings = template.LoadNested(request).Diagnostics;
        }

        return findings;
    }

    /// <summary>Members are named by numbers; in a path they stand as such.</summary>
    [GeneratedRegex(@"^(resources)\.(\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
