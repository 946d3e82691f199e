using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>A Stack as the one in which it stands sees it. Pure.</summary>
internal static class ChildView
{
    /// <summary>The view.</summary>
    /// <param name="stack">The Stack as it was stored last.</param>
    /// <param name="outputs">What it tells.</param>
    public static ChildStack Of(V1Alpha1Stack stack, MapValue outputs)
    {
        var status = stack.Status ?? new V1Alpha1StackStatus();
        var ready = status.Conditions.Ready();
        var standing = Standing(ready);
        return new ChildStack
        {
            Id = new StackId(stack.Metadata.Uid!), // a stored object has a uid
            Name = stack.Spec.Nested?.StackName ?? stack.Metadata.Name!, // and a name
            IsCurrent = status.ObservedGeneration is not null && status.ObservedGeneration == stack.Metadata.Generation,
            IsDeleting = stack.IsBeingDeleted(),
            Action = Enum.TryParse<StackAction>(status.Action, ignoreCase: true, out var action) ? action : StackAction.Create,
            Status = standing,
            Reason = ready?.Message ?? status.Reason ?? "",
            IsStalled = status.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Stalled, Status: "True" }) == true,
            Troubles = standing == StackStatus.Failed ? Troubles(status, ready) : [],
            Outputs = outputs,
            PhysicalIds = (status.Resources ?? []).Where(resource => resource.PhysicalId is not null)
                .ToImmutableDictionary(resource => resource.Name, resource => resource.PhysicalId!), // filtered
            Failed = [.. (status.Resources ?? []).Where(resource => resource.Status == StackWords.Of(StackStatus.Failed)).Select(resource => resource.Name)],
            Size = stack.Spec.Replicas,
            CoolsUntil = stack.Spec.Nested?.CoolsUntil,
        };
    }

    /// <summary>The status words stay as they were while a problem keeps all passes from running; the condition tells that. A stack that waits has not failed.</summary>
    private static StackStatus Standing(V1Condition? ready) => ready switch
    {
        null => StackStatus.InProgress,
        { Status: "True" } => StackStatus.Complete,
        _ => ready.Meaning() == ReasonMeaning.Trouble ? StackStatus.Failed : StackStatus.InProgress,
    };

    private static ImmutableArray<Trouble> Troubles(V1Alpha1StackStatus status, V1Condition? ready) =>
        ready?.Reason is nameof(StackReason.ResourceFailed) or nameof(StackReason.TimedOut) or nameof(StackReason.RolledBack)
            ? [.. (status.Blocking ?? []).Select(blocking => new Trouble(blocking.Path, blocking.Reason ?? "", blocking.RequestId, blocking.Since ?? default))]
            : [];
}
