using System.Collections.Immutable;

namespace Heat.Resources.Rest;

/// <summary>Declares what is sent for a property that the template no longer gives.</summary>
internal static class Clearing
{
    /// <summary>Pairs of property name and JSON text.</summary>
    public static ImmutableDictionary<string, string> Of(params (string Property, string Json)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Property, pair => pair.Json, StringComparer.Ordinal);
}
