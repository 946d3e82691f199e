using System.Collections.Immutable;

namespace Heat.Templates.Environments;

/// <summary>Which type stands behind the name that a template uses.</summary>
internal sealed class TypeRegistry(ImmutableArray<TypeMapping> mappings)
{
    private const int MaxSteps = 20;

    public static readonly TypeRegistry Empty = new([]);

    /// <summary>The type that a resource gets. Mappings of the resource itself go before general ones, then in the order of the text.</summary>
    public string Resolve(string type, string resource)
    {
        var current = type;
        for (var step = 0; step < MaxSteps; step++)
        {
            var mapping = mappings.FirstOrDefault(candidate => candidate.Applies(current, resource));
            if (mapping is null || mapping.Target(current) is not { } target || target == current)
            {
                return current;
            }

            current = target;
        }

        return current;
    }

    /// <summary>Puts mappings into the order in which they are tried.</summary>
    public static TypeRegistry Of(IEnumerable<TypeMapping> mappings) =>
        new([.. mappings.OrderBy(mapping => mapping.Resource is null ? 1 : 0).ThenBy(mapping => mapping.Pattern, StringComparer.Ordinal)]);
}

/// <summary>One line of a registry.</summary>
/// <param name="Pattern">The name that is replaced; a star at its end stands for anything.</param>
/// <param name="Replacement">The type that takes its place; a star stands for what the pattern's star matched.</param>
/// <param name="Resource">The only resource that it holds for; null for all.</param>
internal sealed record TypeMapping(string Pattern, string Replacement, string? Resource)
{
    private bool IsWildcard => Resource is null && Pattern.EndsWith('*');

    public bool Applies(string type, string resource) =>
        (Resource is null || Resource == resource)
        && (IsWildcard ? type.StartsWith(Pattern[..^1], StringComparison.Ordinal) : Pattern == type);

    /// <summary>The type that takes the place of <paramref name="type"/>.</summary>
    public string Target(string type) =>
        IsWildcard && Replacement.EndsWith('*') ? Replacement[..^1] + type[(Pattern.Length - 1)..] : Replacement;
}
