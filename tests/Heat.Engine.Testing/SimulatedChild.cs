using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Testing;

/// <summary>A stack inside a stack, as it stands outside of all engines.</summary>
public sealed class SimulatedChild
{
    internal SimulatedChild(StackIdentity identity, StackId parent, ChildStackWish wish)
    {
        Identity = identity;
        Parent = parent;
        Told = [wish];
        Size = wish.InitialSize;
    }

    /// <summary>Its id and name.</summary>
    public StackIdentity Identity { get; }

    /// <summary>The stack in which it stands.</summary>
    public StackId Parent { get; }

    /// <summary>All that it was told to be, in order.</summary>
    public ImmutableArray<ChildStackWish> Told { get; internal set; }

    /// <summary>What it shall be.</summary>
    public ChildStackWish Wish => Told[^1];

    /// <summary>Grows with every change of what it shall be.</summary>
    public long Generation { get; internal set; } = 1;

    /// <summary>Its removal was begun.</summary>
    public bool IsDeleting { get; internal set; }

    /// <summary>What it has in the cloud stays there when it goes.</summary>
    public bool IsOrphaned { get; internal set; }

    /// <summary>It was cut loose and is nobody's child.</summary>
    public bool IsReleased { get; internal set; }

    /// <summary>What its last pass said; null before the first.</summary>
    public PassReport? Report { get; internal set; }

    /// <summary>The number of members asked for; null where it is no group that can be scaled.</summary>
    public int? Size { get; internal set; }

    /// <summary>Until when scaling policies leave it alone; null: they need not.</summary>
    public DateTimeOffset? CoolsUntil { get; internal set; }

    private IEnumerable<ResourceReport> Resources => Report?.Resources ?? [];

    private IEnumerable<ResourceReport> Failures => Resources.Where(resource => resource.Status == StackStatus.Failed);

    /// <summary>The child as the stack in which it stands sees it.</summary>
    public ChildStack Seen() => new()
    {
        Id = Identity.Id,
        Name = Identity.Name,
        IsCurrent = Report?.Generation == Generation,
        IsDeleting = IsDeleting,
        Action = Report?.Action ?? StackAction.Create,
        Status = Report?.Status ?? StackStatus.InProgress,
        Reason = Report?.Reason ?? "",
        IsStalled = Report?.IsStalled ?? false,
        Troubles = [.. Failures.SelectMany(Troubles)],
        Outputs = new MapValue((Report?.Outputs ?? []).Select(output => KeyValuePair.Create(output.Name, ValueOf(output)))),
        PhysicalIds = Resources.Where(resource => resource is { IsCurrent: true, PhysicalId: not null })
            .ToImmutableDictionary(resource => resource.Name, resource => resource.PhysicalId!), // filtered
        Failed = [.. Failures.Select(resource => resource.Name)],
        Size = Size,
        CoolsUntil = CoolsUntil,
    };

    /// <summary>A value of which a part is not known yet is not known yet, and nobody may take it for none.</summary>
    private TemplateValue ValueOf(EvaluatedOutput output) =>
        output.Value.IsKnown ? output.Value : new UnknownValue(Identity.Name, output.Name);

    private static IEnumerable<Trouble> Troubles(ResourceReport resource) => resource.Troubles.IsEmpty
        ? [new Trouble(resource.Name, resource.Reason ?? "", resource.RequestId, resource.Since)]
        : resource.Troubles;
}
