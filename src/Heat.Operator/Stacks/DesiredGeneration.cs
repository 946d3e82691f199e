using Heat.Engine.Revisions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks;

/// <summary>Numbers the desired states of a stack: a changed ConfigMap is a new one as much as a changed spec.</summary>
/// <remarks>
/// The number is made of the object's generation and of the sources' version, so that another replica finds the same
/// number for the same content. It tells states apart; a higher number is a later state only where the spec changed.
/// There is room between two numbers for the turns that a stack takes while its spec stays the same.
/// </remarks>
internal static class DesiredGeneration
{
    private const int VersionBits = 24;
    private static readonly int TurnBits = System.Numerics.BitOperations.Log2(Serving.TurnsPerState);

    /// <summary>The number of the desired state.</summary>
    public static long Of(V1Alpha1Stack stack, StackSources sources)
    {
        var version = Convert.ToInt64(sources.Version[..(VersionBits / 4)], 16);
        return (((stack.Metadata.Generation ?? 1) << VersionBits) | version) << TurnBits;
    }
}
