using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Heat.Templates.Schemas;

namespace Heat.Resources.Constraints;

/// <summary>One look-up that a value needs.</summary>
/// <param name="Target">What to look for.</param>
/// <param name="When">Only where a top-level property has this value; null: always.</param>
internal readonly record struct PlannedLookup(LookupTarget Target, PropertyEquals? When);

/// <summary>Which properties of a type need the cloud, by path of names. Made once per type.</summary>
internal sealed class LookupPlan
{
    private static readonly ConditionalWeakTable<ResourceTypeSchema, LookupPlan> Plans = [];

    private readonly Dictionary<string, ImmutableArray<PlannedLookup>> _lookups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expirations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ancestors = new(StringComparer.Ordinal);

    private LookupPlan(ResourceTypeSchema type)
    {
        var rules = type.Translations.Where(rule => rule.Kind == TranslationKind.Resolve).ToLookup(rule => string.Join('.', rule.Path), StringComparer.Ordinal);
        foreach (var (name, property) in type.Properties)
        {
            Add(name, property, rules);
        }
    }

    /// <summary>Nothing of the type needs the cloud.</summary>
    public bool IsEmpty => _lookups.Count == 0 && _expirations.Count == 0;

    /// <summary>The plan of a type.</summary>
    public static LookupPlan Of(ResourceTypeSchema type) => Plans.GetValue(type, static key => new LookupPlan(key));

    /// <summary>The look-ups of a path.</summary>
    public ImmutableArray<PlannedLookup> At(string path) => _lookups.GetValueOrDefault(path, []);

    /// <summary>The value at a path must be an instant in the future.</summary>
    public bool IsExpiration(string path) => _expirations.Contains(path);

    /// <summary>Something at the path or inside it needs the cloud.</summary>
    public bool Concerns(string path) => _ancestors.Contains(path);

    private void Add(string path, PropertySchema property, ILookup<string, TranslationRule> rules)
    {
        foreach (var (name, field) in property.Fields)
        {
            Add($"{path}.{name}", field, rules);
        }

        if (property.Items is { } items)
        {
            Add(path, items, rules);
        }

        var customs = property.Constraints.Where(limit => limit.Kind == ConstraintKind.Custom).Select(limit => limit.Custom!).ToList(); // set for this kind
        if (customs.Contains("expiration"))
        {
            _expirations.Add(path);
            MarkAncestors(path);
        }

        var planned = _lookups.GetValueOrDefault(path, []).Concat(Planned(rules[path], customs)).Distinct().ToImmutableArray();
        if (!planned.IsEmpty)
        {
            _lookups[path] = planned;
            MarkAncestors(path);
        }
    }

    private static IEnumerable<PlannedLookup> Planned(IEnumerable<TranslationRule> rules, IEnumerable<string> customs)
    {
        var byRule = rules
            .Select(rule => (Target: FinderTable.OfFinder(rule.Client ?? "", rule.Finder ?? "", rule.Entity), rule.When))
            .Where(entry => entry.Target is not null)
            .Select(entry => new PlannedLookup(entry.Target!, entry.When)); // filtered on the line before
        var byConstraint = customs
            .Select(FinderTable.OfConstraint)
            .Where(target => target is not null)
            .Select(target => new PlannedLookup(target!, null)); // filtered on the line before
        return byRule.Concat(byConstraint);
    }

    private void MarkAncestors(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            _ancestors.Add(path[..end]);
        }
    }
}
