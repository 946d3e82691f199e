using System.Collections.Immutable;

namespace Heat.Resources.Rest;

/// <summary>How the properties of a type become fields of a body, where the two are not simply the same.</summary>
internal sealed record PropertyMap
{
    /// <summary>Nothing deviates.</summary>
    public static PropertyMap Plain { get; } = new();

    /// <summary>
    /// Field name by property path. Lists are walked without a step of their own: <c>fixed_ips.subnet</c> is the key
    /// <c>subnet</c> of every item of <c>fixed_ips</c>.
    /// </summary>
    public ImmutableDictionary<string, string> Renames { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Properties that are no part of a body: steps of their own see to them, or they only steer us.</summary>
    public ImmutableHashSet<string> NotSent { get; init; } = [];

    /// <summary>Properties that are sent on creation only, though a change of them is accepted.</summary>
    public ImmutableHashSet<string> OnlyOnCreate { get; init; } = [];

    /// <summary>Properties that cannot be read back in the form in which they are given.</summary>
    public ImmutableHashSet<string> NotCompared { get; init; } = [];

    /// <summary>Lists whose order matters; all others are compared as sets.</summary>
    public ImmutableHashSet<string> Ordered { get; init; } = [];

    /// <summary>JSON text that takes the place of a value that the template no longer gives; <c>null</c> for all others.</summary>
    public ImmutableDictionary<string, string> Cleared { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The field that a property, or a key inside one, is sent as.</summary>
    public string FieldOf(string path, string key) => Renames.GetValueOrDefault(path, key);

    /// <summary>Renames, written as <c>property → field</c> pairs.</summary>
    public static ImmutableDictionary<string, string> Rename(params (string Property, string Field)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Property, pair => pair.Field, StringComparer.Ordinal);
}
