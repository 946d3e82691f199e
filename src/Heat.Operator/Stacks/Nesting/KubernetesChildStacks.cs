using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Templates.Nesting;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Keeps stacks inside stacks as Stack objects that their parents own.</summary>
internal sealed class KubernetesChildStacks(
    ChildObjects objects, SourceBook sources, ChildOutputs outputs, StackLineage lineage, ChildHandovers handovers, ChildIds ids) : IChildStacks
{
    /// <inheritdoc/>
    public async Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken) =>
        await objects.FindAsync(parent, name, cancellationToken) is { } child ? await ViewAsync(child, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken) =>
        objects.FindById(parent, id) is { } child ? await ViewAsync(child, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken)
    {
        var owner = await objects.ParentAsync(parent, cancellationToken);
        var packed = PackedValue.Of(TemplateRequestForm.ToValue(wish.Request));
        var child = await objects.FindAsync(parent, wish.Name, cancellationToken);
        if (child is null)
        {
            var source = await sources.WriteAsync(owner, wish.Name, packed, cancellationToken);
            var adopted = await handovers.WriteAsync(owner, wish, cancellationToken);
            child = await objects.CreateAsync(owner, wish.Name, name => ChildSpecs.New(owner, name, wish, source, adopted), cancellationToken);
        }

        return await ViewAsync(child.IsBeingDeleted() ? child : await ChangeAsync(owner, child, wish, packed, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken)
    {
        if (objects.FindById(parent, id) is { } child && (child.Spec.Replicas != size || child.Spec.Nested?.CoolsUntil != coolsUntil))
        {
            await objects.PatchAsync(child, ChildSpecs.Scale(size, coolsUntil), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(parent, name, cancellationToken) is not { } child)
        {
            return;
        }

        if (child.Spec.Nested?.Removed != true || (orphan && child.Spec.DeletionPolicy != StackDeletionPolicy.Orphan))
        {
            child = await objects.PatchAsync(child, ChildSpecs.Remove(orphan), cancellationToken);
        }

        if (child is not null && !child.IsBeingDeleted())
        {
            await objects.DeleteAsync(child, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(parent, name, cancellationToken) is { } child)
        {
            await sources.HandOverAsync(child, cancellationToken);
            await objects.PatchAsync(child, ChildSpecs.Release(lineage.Effective(child)), cancellationToken);
            objects.Forget(child);
        }
    }

    private async Task<V1Alpha1Stack> ChangeAsync(
        V1Alpha1Stack owner, V1Alpha1Stack child, ChildStackWish wish, PackedValue packed, CancellationToken cancellationToken)
    {
        var before = child.Spec.Nested!.SourceRef; // a child has it
        var source = before.Digest == packed.Digest ? before : await sources.WriteAsync(owner, wish.Name, packed, cancellationToken);
        if (ChildSpecs.Change(child, wish, source) is not { } change)
        {
            return child;
        }

        var changed = await objects.PatchAsync(child, change, cancellationToken) ?? child;
        if (source != before)
        {
            await sources.DropAsync(owner.Metadata.Namespace, before, cancellationToken);
        }

        return changed;
    }

    private async Task<ChildStack> ViewAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        var view = ChildView.Of(child, await outputs.ReadAsync(child, cancellationToken));
        return await ids.OfAsync(child, cancellationToken) is { } all ? view with { PhysicalIds = all } : view;
    }
}
