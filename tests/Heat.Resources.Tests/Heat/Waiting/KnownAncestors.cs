using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Heat.Waiting;

/// <summary>The stacks above a made-up stack.</summary>
internal sealed class KnownAncestors(params AncestorStack[] all) : IAncestors
{
    public IAsyncEnumerable<AncestorStack> OfAsync(StackIdentity stack, CancellationToken cancellationToken) => all.ToAsyncEnumerable();
}
