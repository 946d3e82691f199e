using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>The stacks inside stacks, as one life of an operator reaches them.</summary>
internal sealed class TreeChildren(Dictionary<string, TreeChild> children, Life life) : IChildStacks
{
    private readonly Lock _gate = new();

    public Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken) =>
        Task.FromResult(Find(parent, name)?.Seen());

    public Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(children.Values.FirstOrDefault(child => child.Identity.Id == id)?.Seen());
        }
    }

    public Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken)
    {
        life.Touch();
        var child = Find(parent, wish.Name) ?? Add(parent, wish);
        if (child.Told.Count == 0 || !Form(child.Wish).Equals(Form(wish)))
        {
            child.Generation += child.Told.Count == 0 ? 0 : 1;
            child.Wish = wish;
            child.Told.Add(Line(wish));
        }

        life.Touch();
        return Task.FromResult(child.Seen());
    }

    public Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken)
    {
        life.Touch();
        var child = children.Values.Single(child => child.Identity.Id == id);
        (child.Size, child.CoolsUntil) = (size, coolsUntil);
        life.Touch();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken)
    {
        life.Touch();
        if (Find(parent, name) is { IsDeleting: false } child)
        {
            child.IsDeleting = true;
            child.Generation++;
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    private TreeChild? Find(StackIdentity parent, string name)
    {
        lock (_gate)
        {
            return children.GetValueOrDefault(name) is { } child && child.Parent.Id == parent.Id ? child : null;
        }
    }

    private TreeChild Add(StackIdentity parent, ChildStackWish wish)
    {
        lock (_gate)
        {
            var id = new StackId($"3f0c8f4e-0000-4000-8000-1{children.Count + 1:D11}");
            return children[wish.Name] = new TreeChild
            {
                Identity = new StackIdentity(id, wish.Name, parent.Namespace),
                Parent = parent,
                Wish = wish,
                Size = wish.InitialSize,
            };
        }
    }

    private static MapValue Form(ChildStackWish wish) => TemplateRequestForm.WithoutFiles(wish.Request);

    /// <summary>The members with what they are to hold.</summary>
    private static string Line(ChildStackWish wish) => string.Join(' ', Members(wish));

    public static IEnumerable<string> Members(ChildStackWish wish)
    {
        var template = (Form(wish)["template"] as MapValue)?["value"] as MapValue; // groups are told as values
        return (template?["resources"] as MapValue ?? MapValue.Empty)
            .Select(member => $"{member.Key}:{(((member.Value as MapValue)?["properties"] as MapValue)?["value"] as TextValue)?.Text}");
    }
}
