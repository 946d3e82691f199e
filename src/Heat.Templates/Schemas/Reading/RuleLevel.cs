using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Heat.Templates.Schemas.Reading;

/// <summary>A type's rewritings by the level of properties that they concern. Lists are walked without a level of their own.</summary>
internal sealed class RuleLevel
{
    private static readonly ConditionalWeakTable<ResourceTypeSchema, RuleLevel> Known = [];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The level of the properties themselves.</summary>
    public static RuleLevel Of(ResourceTypeSchema type) => Known.GetValue(type, static key => Build(key));

    /// <summary>The rules whose path ends at a property of this level, and whether its value is read under another name or dropped.</summary>
    public (ImmutableArray<TranslationRule> Rules, bool IsFormerName) Of(string property) =>
        _entries.TryGetValue(property, out var entry) ? (entry.Rules, entry.IsFormerName) : ([], false);

    /// <summary>The level inside a property; null where no rule leads there.</summary>
    public RuleLevel? Inside(string property) => _entries.GetValueOrDefault(property)?.Inside;

    private static RuleLevel Build(ResourceTypeSchema type)
    {
        var root = new RuleLevel();
        foreach (var rule in type.Translations)
        {
            var level = rule.Path.SkipLast(1).Aggregate(root, (level, step) => level.At(step).Inside ??= new RuleLevel());
            var entry = level.At(rule.Path[^1]);
            entry.Rules = entry.Rules.Add(rule);
            entry.IsFormerName |= rule.Kind == TranslationKind.Delete;
            if (rule.Kind == TranslationKind.Replace)
            {
                level.At(rule.FormerName).IsFormerName = true;
            }
        }

        return root;
    }

    private Entry At(string property) =>
        _entries.TryGetValue(property, out var entry) ? entry : _entries[property] = new Entry();

    private sealed class Entry
    {
        public ImmutableArray<TranslationRule> Rules { get; set; } = [];

        public bool IsFormerName { get; set; }

        public RuleLevel? Inside { get; set; }
    }
}
