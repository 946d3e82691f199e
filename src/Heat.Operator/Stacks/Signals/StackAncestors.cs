using System.Runtime.CompilerServices;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Stacks.Signals;

/// <summary>Tells of the resources of the Stacks above one, from their saved state.</summary>
internal sealed class StackAncestors(StackFamily family, KubernetesStackStore store) : IAncestors
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<AncestorStack> OfAsync(StackIdentity stack, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (family.FindByUid(stack.Id.Value) is not { } own)
        {
            yield break;
        }

        foreach (var ancestor in family.Ancestors(own))
        {
            var identity = ancestor.Identity();
            var state = await store.PeekAsync(identity, cancellationToken);
            yield return new AncestorStack(identity.Id, new SavedResources(state));
        }
    }

    private sealed class SavedResources(StackState state) : ISiblings
    {
        public Sibling? Find(ResourceName name) => Find(incarnation => incarnation.Name == name);

        public Sibling? Find(PhysicalId id) => Find(incarnation => incarnation.PhysicalId == id);

        private Sibling? Find(Func<Incarnation, bool> predicate) =>
            state.Incarnations.Values.FirstOrDefault(incarnation => incarnation.IsCurrent && predicate(incarnation)) is { } found
                ? new Sibling(found.Name, found.Type, found.PhysicalId, found.Data)
                : null;
    }
}
