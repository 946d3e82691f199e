using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>The circumstances under which a resource was found as it should be. While they hold, it needs no evaluation.</summary>
/// <param name="Generation">The desired state.</param>
/// <param name="ShortId">The incarnation.</param>
/// <param name="DefinitionHash">Its definition.</param>
/// <param name="Inputs">What its requirements told, compared by reference: facts are replaced only when they change.</param>
internal sealed record Settlement(long Generation, ShortId ShortId, string DefinitionHash, ImmutableArray<ResourceFacts?> Inputs)
{
    /// <summary>
    /// What was wanted, where the resource is a stack: that is looked at in every pass, but neither evaluated nor digested anew. Null for all others.
    /// </summary>
    public Wanted? Stack { get; init; }

    /// <summary>The circumstances are still the same.</summary>
    public bool Holds(long generation, Incarnation incarnation, IEnumerable<ResourceFacts?> inputs)
    {
        if (Generation != generation || ShortId != incarnation.ShortId || DefinitionHash != incarnation.DefinitionHash)
        {
            return false;
        }

        var index = 0;
        foreach (var input in inputs)
        {
            if (index == Inputs.Length || !ReferenceEquals(Inputs[index++], input))
            {
                return false;
            }
        }

        return index == Inputs.Length;
    }
}
