using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Ports;

/// <summary>The stacks in which a stack stands, for types that work together with a resource of one of them.</summary>
public interface IAncestors
{
    /// <summary>The stacks above one, the nearest first; none where it stands in none.</summary>
    IAsyncEnumerable<AncestorStack> OfAsync(StackIdentity stack, CancellationToken cancellationToken);
}

/// <summary>A stack in which another one stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Resources">Its resources as they were saved last.</param>
public sealed record AncestorStack(StackId Id, ISiblings Resources);
