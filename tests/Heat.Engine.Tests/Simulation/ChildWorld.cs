using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A stack inside a stack, as it stands outside of all engines.</summary>
internal sealed class SimulatedChild
{
    public required StackIdentity Identity { get; init; }

    public required StackId Parent { get; init; }

    public required ChildStackWish Wish { get; set; }

    public long Generation { get; set; } = 1;

    public bool IsDeleting { get; set; }

    public bool IsOrphaned { get; set; }

    /// <summary>It was cut loose and is nobody's child.</summary>
    public bool IsReleased { get; set; }

    /// <summary>What its last pass said; null before the first.</summary>
    public PassReport? Report { get; set; }

    public int? Size { get; set; }

    public DateTimeOffset? CoolsUntil { get; set; }
}

/// <summary>All stacks inside stacks. They outlive engines, as objects of the cluster do.</summary>
internal sealed class ChildWorld
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedChild> _children = [];
    private int _made;

    /// <summary>Grows with each change of a wish or a report: someone has to look.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<SimulatedChild> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _children.Values];
            }
        }
    }

    public IChildStacks For(EngineLife life) => new View(this, life);

    /// <summary>The child of a resource of a stack that is not on its way out; null: there is none.</summary>
    public SimulatedChild? Of(StackId parent, string resource) =>
        All.FirstOrDefault(child => child.Parent == parent && child.Wish.Resource.Value == resource && !child.IsDeleting);

    /// <summary>A pass over a child is over.</summary>
    public void Report(SimulatedChild child, PassReport report)
    {
        lock (_gate)
        {
            Version += Picture(child.Report) == Picture(report) ? 0 : 1;
            child.Report = report;
            if (report.IsGone)
            {
                _children.Remove(child.Identity.Name);
            }
        }
    }

    /// <summary>Someone deletes a child by hand.</summary>
    public void DeleteByHand(string resource)
    {
        foreach (var child in All.Where(child => child.Wish.Resource.Value == resource))
        {
            Change(child, () => child.IsDeleting = true);
        }
    }

    /// <summary>All that is there, without ids.</summary>
    public IEnumerable<string> Picture() => All
        .Select(child => $"stack {child.Wish.Resource} {child.Report?.Status} deleting={child.IsDeleting} released={child.IsReleased}")
        .Order(StringComparer.Ordinal);

    private static string Picture(PassReport? report) => report is null ? "" : string.Join("; ", report.Resources
        .Select(resource => $"{resource.Name} {resource.Action} {resource.Status} {resource.PhysicalId} {resource.Reason}")
        .Append($"{report.Action} {report.Status} {report.Generation} {report.IsGone} {string.Join(',', report.Handled.OrderBy(handled => handled.Key, StringComparer.Ordinal))}")
        .Concat(report.Outputs.Select(output => $"{output.Name}={output.Value}")));

    private void Change(SimulatedChild child, Action change)
    {
        lock (_gate)
        {
            change();
            child.Generation++;
            Version++;
        }
    }

    /// <summary>The world as one engine sees it; a dead engine reaches nothing more.</summary>
    private sealed class View(ChildWorld world, EngineLife life) : IChildStacks
    {
        public Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken) =>
            Task.FromResult(Find(parent, name) is { } child ? Seen(child) : null);

        public Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken) =>
            Task.FromResult(world.All.FirstOrDefault(child => child.Identity.Id == id) is { } child ? Seen(child) : null);

        public Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken)
        {
            life.Touch();
            var child = Find(parent, wish.Name) ?? Add(parent, wish);
            if (child.Wish != wish)
            {
                world.Change(child, () => child.Wish = wish);
            }

            life.Touch();
            return Task.FromResult(Seen(child));
        }

        public Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken)
        {
            life.Touch();
            var child = world.All.Single(child => child.Identity.Id == id);
            world.Change(child, () => (child.Size, child.CoolsUntil) = (size, coolsUntil));
            life.Touch();
            return Task.CompletedTask;
        }

        public Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken)
        {
            life.Touch();
            if (Find(parent, name) is { } child && (!child.IsDeleting || child.IsOrphaned != orphan))
            {
                world.Change(child, () => (child.IsDeleting, child.IsOrphaned) = (true, orphan));
            }

            life.Touch();
            return Task.CompletedTask;
        }

        public Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken)
        {
            life.Touch();
            if (Find(parent, name) is { } child)
            {
                world.Change(child, () => child.IsReleased = true);
            }

            life.Touch();
            return Task.CompletedTask;
        }

        private SimulatedChild? Find(StackIdentity parent, string name)
        {
            lock (world._gate)
            {
                return world._children.GetValueOrDefault(name) is { IsReleased: false } child && child.Parent == parent.Id ? child : null;
            }
        }

        private SimulatedChild Add(StackIdentity parent, ChildStackWish wish)
        {
            lock (world._gate)
            {
                var id = new StackId($"3f0c8f4e-0000-4000-8000-1{++world._made:D11}");
                var child = new SimulatedChild
                {
                    Identity = new StackIdentity(id, wish.Name, parent.Namespace),
                    Parent = parent.Id,
                    Wish = wish,
                    Size = wish.InitialSize,
                };
                world._children.Add(wish.Name, child);
                world.Version++;
                return child;
            }
        }

        private static ChildStack Seen(SimulatedChild child) => new()
        {
            Id = child.Identity.Id,
            Name = child.Identity.Name,
            IsCurrent = child.Report?.Generation == child.Generation,
            IsDeleting = child.IsDeleting,
            Action = child.Report?.Action ?? StackAction.Create,
            Status = child.Report?.Status ?? StackStatus.InProgress,
            Reason = child.Report?.Reason ?? "",
            IsStalled = child.Report?.IsStalled ?? false,
            Troubles = [.. (child.Report?.Resources ?? []).Where(resource => resource.Status == StackStatus.Failed).SelectMany(Troubles)],
            Outputs = new MapValue((child.Report?.Outputs ?? []).Select(output => KeyValuePair.Create(output.Name, output.Value))),
            PhysicalIds = (child.Report?.Resources ?? []).Where(resource => resource is { IsCurrent: true, PhysicalId: not null })
                .ToImmutableDictionary(resource => resource.Name, resource => resource.PhysicalId!), // filtered
            Failed = [.. (child.Report?.Resources ?? []).Where(resource => resource.Status == StackStatus.Failed).Select(resource => resource.Name)],
            Size = child.Size,
            CoolsUntil = child.CoolsUntil,
        };

        private static IEnumerable<Trouble> Troubles(ResourceReport resource) => resource.Troubles.IsEmpty
            ? [new Trouble(resource.Name, resource.Reason ?? "", resource.RequestId, resource.Since)]
            : resource.Troubles;
    }
}
