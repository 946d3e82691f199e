using System.Collections.Immutable;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Evaluation;

/// <summary>Finds resources that wait for one another.</summary>
internal static class CycleFinder
{
    /// <summary>Notes one error per circle, with the chain of names.</summary>
    public static void Check(ImmutableArray<ResourceDefinition> resources, string sectionName, DiagnosticBag diagnostics)
    {
        var byName = resources.ToDictionary(resource => resource.Name, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (!done.Contains(resource.Name) && FindFrom(resource.Name, byName, done) is { } chain)
            {
                var first = byName[chain[0]];
                diagnostics.Error(
                    DiagnosticIds.CircularDependency,
                    $"Circular Dependency Found: {string.Join(" -> ", chain)}",
                    $"{sectionName}.{first.Name}",
                    first.Position);
            }
        }
    }

    /// <summary>Walks depth first without recursion: a chain may be as long as the template is.</summary>
    private static List<string>? FindFrom(string start, Dictionary<string, ResourceDefinition> byName, HashSet<string> done)
    {
        var path = new List<string>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(string Name, bool Leaving)>([(start, false)]);
        List<string>? circle = null;
        while (stack.TryPop(out var step))
        {
            if (step.Leaving)
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(step.Name);
                done.Add(step.Name);
            }
            else if (onPath.Contains(step.Name))
            {
                circle ??= [.. path[path.IndexOf(step.Name)..], step.Name];
            }
            else if (!done.Contains(step.Name) && byName.TryGetValue(step.Name, out var resource))
            {
                path.Add(step.Name);
                onPath.Add(step.Name);
                stack.Push((step.Name, true));
                foreach (var needed in resource.Requirements.Count > 1 ? resource.Requirements.Order(StringComparer.Ordinal) : (IEnumerable<string>)resource.Requirements)
                {
                    stack.Push((needed, false));
                }
            }
        }

        return circle;
    }
}
