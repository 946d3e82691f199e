using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;

namespace Heat.Engine.Planning;

/// <summary>Decides what a difference means: refuse beats replace beats in place.</summary>
internal static class ChangeDecider
{
    /// <summary>The schema's verdict, which the type can raise but never lower.</summary>
    /// <param name="name">Logical name, for the reason.</param>
    /// <param name="schema">The type's schema.</param>
    /// <param name="difference">What differs; must not be empty.</param>
    /// <param name="type">The type's own judgement, where it has one.</param>
    public static ChangeDecision Decide(string name, ResourceTypeSchema schema, PropertyDiff difference, IDecidesChange? type)
    {
        var verdict = BySchema(name, schema, difference);
        return type?.Decide(difference) is { } own && Weight(own.Action) > Weight(verdict.Action) ? own : verdict;
    }

    private static ChangeDecision BySchema(string name, ResourceTypeSchema schema, PropertyDiff difference)
    {
        var byVerdict = difference.ChangedKeys.ToLookup(key => schema.Property(key)?.OnChange ?? OnChange.Replace);
        if (byVerdict[OnChange.Refuse].Any())
        {
            return new(OnChange.Refuse, $"Update to {Listed(byVerdict[OnChange.Refuse])} of {name} ({schema.Name}) is not supported.");
        }

        return byVerdict[OnChange.Replace].Any()
            ? new(OnChange.Replace, $"A change of {Listed(byVerdict[OnChange.Replace])} needs a new object.")
            : new(OnChange.UpdateInPlace, null);
    }

    private static string Listed(IEnumerable<string> properties)
    {
        var names = properties.Order(StringComparer.Ordinal).ToImmutableArray();
        return (names.Length == 1 ? "property " : "properties ") + string.Join(", ", names);
    }

    private static int Weight(OnChange action) => action switch
    {
        OnChange.Refuse => 2,
        OnChange.Replace => 1,
        _ => 0,
    };
}
