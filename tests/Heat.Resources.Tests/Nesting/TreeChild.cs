using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>A stack inside a stack, as the cluster keeps it.</summary>
internal sealed class TreeChild
{
    public required StackIdentity Identity { get; init; }

    public required StackIdentity Parent { get; init; }

    public required ChildStackWish Wish { get; set; }

    public long Generation { get; set; } = 1;

    public bool IsDeleting { get; set; }

    public PassReport? Report { get; set; }

    public int? Size { get; set; }

    public DateTimeOffset? CoolsUntil { get; set; }

    /// <summary>Every wish that it was told, in order, as lines of its members.</summary>
    public List<string> Told { get; } = [];

    public ChildStack Seen() => new()
    {
        Id = Identity.Id,
        Name = Identity.Name,
        IsCurrent = Report?.Generation == Generation,
        IsDeleting = IsDeleting,
        Action = Report?.Action ?? StackAction.Create,
        Status = Report?.Status ?? StackStatus.InProgress,
        Reason = Report?.Reason ?? "",
        Troubles = [.. Failures().Select(resource => new Trouble(resource.Name, resource.Reason ?? "", null, resource.Since))],
        Outputs = new MapValue((Report?.Outputs ?? []).Where(output => output.Value.IsKnown && output.Error is null)
            .Select(output => KeyValuePair.Create(output.Name, output.Value))),
        PhysicalIds = (Report?.Resources ?? []).Where(resource => resource is { IsCurrent: true, PhysicalId: not null })
            .ToImmutableDictionary(resource => resource.Name, resource => resource.PhysicalId!), // filtered
        Failed = [.. Failures().Select(resource => resource.Name)],
        Size = Size,
        CoolsUntil = CoolsUntil,
    };

    private IEnumerable<ResourceReport> Failures() => (Report?.Resources ?? []).Where(resource => resource.Status == StackStatus.Failed);
}
