using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Stacks inside stacks that do nothing by themselves: a test says how they stand.</summary>
internal sealed class MemoryChildStacks : IChildStacks
{
    private int _made;

    /// <summary>What there is, by name.</summary>
    public Dictionary<string, ChildStack> Stacks { get; } = [];

    /// <summary>What each was told last.</summary>
    public Dictionary<string, ChildStackWish> Wishes { get; } = [];

    /// <summary>What was asked for: <c>apply NAME</c>, <c>delete NAME</c>, <c>orphan NAME</c>, <c>release NAME</c>, <c>scale NAME SIZE</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Says how a stack stands.</summary>
    public void Set(string name, Func<ChildStack, ChildStack> change) => Stacks[name] = change(Stacks[name]);

    public Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken) =>
        Task.FromResult(Stacks.GetValueOrDefault(name));

    public Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken) =>
        Task.FromResult(Stacks.Values.FirstOrDefault(child => child.Id == id));

    public Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken)
    {
        Calls.Add($"apply {wish.Name}");
        Wishes[wish.Name] = wish;
        var child = Stacks.TryGetValue(wish.Name, out var known)
            ? known with { IsCurrent = false }
            : new ChildStack { Id = new StackId($"child-{++_made}"), Name = wish.Name, IsCurrent = false, Size = wish.InitialSize };
        return Task.FromResult(Stacks[wish.Name] = child);
    }

    public Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken)
    {
        var child = Stacks.Values.Single(child => child.Id == id);
        Calls.Add($"scale {child.Name} {size}");
        Stacks[child.Name] = child with { Size = size, CoolsUntil = coolsUntil, IsCurrent = false };
        return Task.CompletedTask;
    }

    public Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken)
    {
        Calls.Add($"{(orphan ? "orphan" : "delete")} {name}");
        if (Stacks.TryGetValue(name, out var child))
        {
            Stacks[name] = child with { IsDeleting = true };
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken)
    {
        Calls.Add($"release {name}");
        Stacks.Remove(name);
        return Task.CompletedTask;
    }
}
