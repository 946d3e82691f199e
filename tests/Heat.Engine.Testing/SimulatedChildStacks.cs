using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Nesting;

namespace Heat.Engine.Testing;

/// <summary>Stacks inside stacks as one engine reaches them; a dead engine changes nothing more.</summary>
internal sealed class SimulatedChildStacks(ChildWorld world, Action touch) : IChildStacks
{
    public Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken) =>
        Task.FromResult(world.Find(parent.Id, name)?.Seen());

    public Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken) =>
        Task.FromResult(world.All.FirstOrDefault(child => child.Identity.Id == id)?.Seen());

    public Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken)
    {
        touch();
        var child = world.Find(parent.Id, wish.Name) ?? world.Add(parent, wish);
        if (!IsSame(child.Wish, wish))
        {
            world.Change(child, () => child.Told = child.Told.Add(wish));
        }

        touch();
        return Task.FromResult(child.Seen());
    }

    public Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken)
    {
        touch();
        var child = world.All.Single(child => child.Identity.Id == id);
        world.Change(child, () => (child.Size, child.CoolsUntil) = (size, coolsUntil));
        touch();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken)
    {
        touch();
        if (world.Find(parent.Id, name) is { } child && (!child.IsDeleting || child.IsOrphaned != orphan))
        {
            world.Change(child, () => (child.IsDeleting, child.IsOrphaned) = (true, orphan));
        }

        touch();
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken)
    {
        touch();
        if (world.Find(parent.Id, name) is { } child)
        {
            world.Change(child, () => child.IsReleased = true);
        }

        touch();
        return Task.CompletedTask;
    }

    /// <summary>Nothing would be written. What says only how a child begins is no difference.</summary>
    private static bool IsSame(ChildStackWish one, ChildStackWish other) =>
        (one.Region, one.CredentialsSecret, one.Timeout) == (other.Region, other.CredentialsSecret, other.Timeout)
        && TemplateRequestForm.ToValue(one.Request).Equals(TemplateRequestForm.ToValue(other.Request));
}
