using System.Collections.Immutable;

namespace Heat.Engine.Groups;

/// <summary>Keeps the names that a group must not use any more (Heat's <c>removal_policies</c>).</summary>
public static class RemovalList
{
    /// <summary>The names after the policies were applied.</summary>
    /// <param name="state">The group.</param>
    /// <param name="listed">What the policies list: names of members, or what <c>get_resource</c> of a member yields.</param>
    /// <param name="replaces">The policies take the place of the names removed before (<c>removal_policies_mode: update</c>).</param>
    /// <param name="references">What <c>get_resource</c> of the members yields, by name.</param>
    /// <remarks>As in Heat an entry that means no member is passed over, but for a group that is being made: then it is a name.</remarks>
    public static ImmutableSortedSet<string> After(
        GroupState state, IEnumerable<string> listed, bool replaces, IReadOnlyDictionary<string, string> references)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(references);
        var names = state.Members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var found = listed.SelectMany(entry => Names(entry, state, names, references));
        return (replaces ? state.Removed.Clear() : state.Removed).Union(found);
    }

    private static IEnumerable<string> Names(string entry, GroupState state, HashSet<string> names, IReadOnlyDictionary<string, string> references) =>
        names.Contains(entry) || state.Removed.Contains(entry) || state.IsBeingMade
            ? [entry]
            : references.Where(reference => reference.Value == entry && names.Contains(reference.Key)).Select(reference => reference.Key);
}
