using System.Collections.Immutable;

namespace Heat.Engine.Execution;

/// <summary>Of which resources and properties the live values are accepted in this pass.</summary>
internal sealed class AcceptedTargets
{
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);

    /// <summary>Adds resources (<c>net</c>) and properties (<c>web.flavor</c>).</summary>
    public void Add(ImmutableArray<string> targets) => _targets.UnionWith(targets);

    /// <summary>The live value of the property is accepted.</summary>
    public bool Covers(string resource, string property) =>
        _targets.Count > 0 && (_targets.Contains(resource) || _targets.Contains($"{resource}.{property}"));

    /// <summary>The names that a target may have for its resource: all of it, or what stands before the last dot.</summary>
    public static IEnumerable<string> Resources(string target)
    {
        yield return target;
        if (target.LastIndexOf('.') is > 0 and var dot)
        {
            yield return target[..dot];
        }
    }
}
