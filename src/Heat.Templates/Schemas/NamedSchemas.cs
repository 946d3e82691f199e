using System.Collections.Immutable;

namespace Heat.Templates.Schemas;

/// <summary>Look-up in the short, ordered lists that schemas are made of.</summary>
internal static class NamedSchemas
{
    /// <summary>The schema of a name, or null.</summary>
    public static T? Find<T>(this ImmutableArray<KeyValuePair<string, T>> entries, string name)
        where T : class
    {
        foreach (var (key, value) in entries)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
