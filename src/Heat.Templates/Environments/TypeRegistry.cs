using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>What stands behind the type names that a template uses, and what must not happen to resources by itself.</summary>
internal sealed class TypeRegistry
{
    private const int MaxSteps = 20;
    private const string ResourcesKey = "resources";
    private const string BaseUrlKey = "base_url";

    private readonly RegistryLevel _root;
    private readonly ImmutableArray<TypeMapping> _general;

    public TypeRegistry(RegistryLevel root)
    {
        _root = root;
        _general = [.. Mappings(root, null).OrderBy(mapping => mapping.Pattern, StringComparer.Ordinal)];
    }

    private RegistryLevel? Resources => _root.Find(ResourcesKey);

    /// <summary>Where relative names of templates begin; null where no environment says.</summary>
    public string? BaseUrl => (_root[BaseUrlKey] as TextValue)?.Text;

    /// <summary>The type that a resource gets. Mappings of the resource itself go before general ones, then in the order of the text.</summary>
    public ResolvedType Resolve(string type, string resource)
    {
        var specific = Resources?.Find(resource) is { } level ? Mappings(level, resource).ToImmutableArray() : [];
        var current = new ResolvedType(type, null);
        if (specific.IsEmpty && _general.IsEmpty)
        {
            return current;
        }

        for (var step = 0; step < MaxSteps; step++)
        {
            var name = current.Name;
            var mapping = specific.FirstOrDefault(candidate => candidate.Pattern == name) ?? _general.FirstOrDefault(candidate => candidate.Applies(name));
            if (mapping is null || mapping.Target(name) is not { } target || target == name)
            {
                return current;
            }

            current = new ResolvedType(target, mapping);
        }

        return current;
    }

    /// <summary>The hooks of a resource, each once, in order.</summary>
    public ImmutableArray<string> Hooks(string resource) => Actions(RegistryActions.HooksKey, resource);

    /// <summary>The actions that are not allowed on a resource, each once, in order.</summary>
    public ImmutableArray<string> RestrictedActions(string resource) => Actions(RegistryActions.RestrictionsKey, resource);

    /// <summary>The registry as an environment writes it.</summary>
    public MapValue ToValue()
    {
        var value = _root.ToValue();
        return Resources is null ? new([KeyValuePair.Create<string, TemplateValue>(ResourcesKey, MapValue.Empty), .. value]) : value;
    }

    /// <summary>
    /// The registry of the stack inside a resource: the mapping that led there is gone, so that a template can use the type
    /// whose place it takes, and what is said of resources below this one takes the place of what is said of its siblings.
    /// </summary>
    public MapValue ForNested(string resource, TypeMapping? used)
    {
        var inner = new RegistryLevel();
        foreach (var (_, level) in Resources?.Levels.Where(level => NamePattern.Matches(level.Key, resource)) ?? [])
        {
            CopyLevels(level, inner);
        }

        var value = _root.ToValue().With(ResourcesKey, inner.ToValue());
        return used is { Resource: null } ? value.Without(used.Pattern) : value;
    }

    private static void CopyLevels(RegistryLevel from, RegistryLevel to)
    {
        foreach (var (name, level) in from.Levels)
        {
            var target = to.At(name);
            foreach (var (key, item) in level.Items)
            {
                target.Set(key, item);
            }

            CopyLevels(level, target);
        }
    }

    private static IEnumerable<TypeMapping> Mappings(RegistryLevel level, string? resource) => level.Items
        .Where(item => item.Value is TextValue && item.Key != BaseUrlKey && !RegistryActions.IsKey(item.Key))
        .Select(item => new TypeMapping(item.Key, ((TextValue)item.Value).Text, resource));

    private ImmutableArray<string> Actions(string key, string resource) => Resources is null ? [] :
    [
        .. Resources.Levels
            .Where(level => NamePattern.Matches(level.Key, resource))
            .SelectMany(level => RegistryActions.Names(level.Value[key]))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>A type after all mappings, and the last of them; null where none applied.</summary>
internal readonly record struct ResolvedType(string Name, TypeMapping? Mapping);

/// <summary>One line of a registry.</summary>
/// <param name="Pattern">The name that is replaced; in a general line a star at its end stands for anything.</param>
/// <param name="Replacement">The type that takes its place; a star stands for what the pattern's star matched.</param>
/// <param name="Resource">The only resource that it holds for; null for all.</param>
internal sealed record TypeMapping(string Pattern, string Replacement, string? Resource)
{
    private bool IsWildcard => Resource is null && Pattern.EndsWith('*');

    public bool Applies(string type) => IsWildcard ? type.StartsWith(Pattern[..^1], StringComparison.Ordinal) : Pattern == type;

    /// <summary>The type that takes the place of <paramref name="type"/>.</summary>
    public string Target(string type) =>
        IsWildcard && Replacement.EndsWith('*') ? Replacement[..^1] + type[(Pattern.Length - 1)..] : Replacement;
}
