using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Testing;

/// <summary>All stacks inside stacks. They outlive engines, as objects of the cluster do.</summary>
public sealed class ChildWorld
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedChild> _children = [];
    private int _made;

    /// <summary>Grows with each change of a wish or a report: someone has to look.</summary>
    public int Version { get; private set; }

    /// <summary>Those that are there, in the order in which they were made.</summary>
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

    /// <summary>The world as one engine reaches it.</summary>
    /// <param name="touch">Called before and after each change; throws once the engine is dead.</param>
    public IChildStacks For(Action touch) => new SimulatedChildStacks(this, touch);

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

    /// <summary>Someone asks for another number of members by hand.</summary>
    public void ScaleByHand(SimulatedChild child, int size) => Change(child, () => child.Size = size);

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

    /// <summary>The child of a name in a stack; null: there is none.</summary>
    internal SimulatedChild? Find(StackId parent, string name)
    {
        lock (_gate)
        {
            return _children.GetValueOrDefault(name) is { IsReleased: false } child && child.Parent == parent ? child : null;
        }
    }

    /// <summary>Makes a child.</summary>
    internal SimulatedChild Add(StackIdentity parent, ChildStackWish wish)
    {
        lock (_gate)
        {
            var id = new StackId($"3f0c8f4e-0000-4000-8000-1{++_made:D11}");
            var child = new SimulatedChild(new StackIdentity(id, wish.Name, parent.Namespace), parent.Id, wish);
            _children.Add(wish.Name, child);
            Version++;
            return child;
        }
    }

    /// <summary>Changes what a child shall be.</summary>
    internal void Change(SimulatedChild child, Action change)
    {
        lock (_gate)
        {
            change();
            child.Generation++;
            Version++;
        }
    }

    private static string Picture(PassReport? report) => report is null ? "" : string.Join("; ", report.Resources
        .Select(resource => $"{resource.Name} {resource.Action} {resource.Status} {resource.PhysicalId} {resource.Reason}")
        .Append($"{report.Action} {report.Status} {report.Generation} {report.IsGone} {string.Join(',', report.Handled.OrderBy(handled => handled.Key, StringComparer.Ordinal))}")
        .Concat(report.Outputs.Select(output => $"{output.Name}={output.Value}")));
}
