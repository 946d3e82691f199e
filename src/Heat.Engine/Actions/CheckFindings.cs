using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;

namespace Heat.Engine.Actions;

/// <summary>What a check found wrong.</summary>
/// <param name="Failures">By resource; stands until something else is done.</param>
internal sealed record CheckFindings(ImmutableSortedDictionary<string, string> Failures)
{
    /// <summary>By resource that is a stack of its own: what is wrong in there.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Trouble>> Troubles { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<Trouble>>.Empty;

    /// <summary>Nothing is wrong.</summary>
    public bool IsEmpty => Failures.IsEmpty && Troubles.IsEmpty;

    /// <summary>What is wrong inside, each with the way to it.</summary>
    public ImmutableArray<string> Inside() => [.. Troubles.Select(found => Sentences.OfTroubles(found.Key, found.Value))];
}
