using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Plans;
using Heat.Operator.Stacks.Requests;
using Heat.Operator.Stacks.Revisions;
using Heat.Templates.Diagnostics;

namespace Heat.Operator.Stacks.Status;

/// <summary>Makes the status of a Stack from a pass or a problem. Pure: the same input gives the same status.</summary>
/// <remarks>
/// Nothing in a status ticks: a time stands only where something changed then, so an idle stack's status stays equal
/// and is not written.
/// </remarks>
internal static class StatusComposer
{
    /// <summary>Above this number of resources only those that are not complete are listed.</summary>
    public const int ListedResources = 500;

    private const int BlockingEntries = 5;

    /// <summary>The status after a pass.</summary>
    public static V1Alpha1StackStatus Compose(V1Alpha1Stack stack, PassReport report, DateTimeOffset now)
    {
        var previous = stack.Status ?? new V1Alpha1StackStatus();
        var current = report.Resources.Where(resource => resource.IsCurrent).ToImmutableArray();
        var counts = Count(current);
        var listed = List(report, previous, current.Length > ListedResources);
        var conditions = new ConditionSet(previous.Conditions, stack.Metadata.Generation, now);
        SetConditions(stack, conditions, report, counts);
        return new V1Alpha1StackStatus
        {
            ObservedGeneration = stack.Metadata.Generation,
            StackId = stack.Metadata.Uid,
            Action = StackWords.Of(report.Action),
            Status = StackWords.Of(report.Status),
            Reason = ShownText.Cut(report.Reason),
            ResourceCounts = counts,
            Resources = listed,
            ResourcesTruncated = current.Length > ListedResources ? true : null,
            Serving = ServingSentences.StatusOf(report.Serving),
            Blocking = Blocking(report),
            Warnings = SpecWarnings.Of(report),
            Outputs = [.. report.Outputs.Select(output => OutputComposer.Compose(output))],
            LeftBehind = LeftBehind(report),
            Handled = report.Handled.IsEmpty ? null : new(report.Handled),
            Replicas = GroupStatus.Replicas(stack, counts),
            Selector = GroupStatus.Selector(stack),
            Conditions = conditions.ToList(),
        };
    }

    /// <summary>The status when no pass could run: what was known stays, the conditions say why.</summary>
    public static V1Alpha1StackStatus Compose(V1Alpha1Stack stack, StackProblem problem, DateTimeOffset now)
    {
        var previous = stack.Status ?? new V1Alpha1StackStatus();
        var conditions = new ConditionSet(previous.Conditions, stack.Metadata.Generation, now);
        conditions.Set(ConditionTypes.Ready, false, problem.Reason, problem.Message);
        conditions.SetOrRemove(ConditionTypes.Stalled, problem.IsStalled && problem.Reason.Meaning() != ReasonMeaning.Wanted, problem.Reason, problem.Message);
        conditions.SetOrRemove(ConditionTypes.Reconciling, !problem.IsStalled, problem.Reason, problem.Message);
        return previous with
        {
            ObservedGeneration = stack.Metadata.Generation,
            StackId = stack.Metadata.Uid,
            Reason = ShownText.Cut(problem.Message),
            Conditions = conditions.ToList(),
        };
    }

    /// <summary>The status while the first pass for a new desired state is under way.</summary>
    public static V1Alpha1StackStatus ComposeStart(V1Alpha1Stack stack, DateTimeOffset now)
    {
        var previous = stack.Status ?? new V1Alpha1StackStatus();
        var action = StartOf(stack, previous);
        var message = $"Stack {StackWords.Of(action)} started";
        var conditions = new ConditionSet(previous.Conditions, stack.Metadata.Generation, now);
        conditions.Set(ConditionTypes.Ready, false, StackReason.Progressing, message);
        conditions.Set(ConditionTypes.Reconciling, true, StackReason.Progressing, message);
        return previous with
        {
            ObservedGeneration = stack.Metadata.Generation,
            StackId = stack.Metadata.Uid,
            Action = StackWords.Of(action),
            Status = StackWords.Of(StackStatus.InProgress),
            Reason = message,
            Conditions = conditions.ToList(),
        };
    }

    private static StackAction StartOf(V1Alpha1Stack stack, V1Alpha1StackStatus previous) => stack switch
    {
        _ when stack.IsBeingDeleted() => StackAction.Delete,
        { Spec.RunState: RunState.Suspended } => StackAction.Suspend,
        _ when previous.ResourceCounts is null => StackAction.Create,
        _ => StackAction.Update,
    };

    /// <summary>A time as Kubernetes writes it: without fractions of a second.</summary>
    internal static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static void SetConditions(V1Alpha1Stack stack, ConditionSet conditions, PassReport report, ResourceCounts counts)
    {
        var wentBack = ServingSentences.OfRolledBack(report);
        var told = report.Awaiting is { } awaiting ? report with { Reason = PlanSentences.HowToApprove(stack, awaiting) } : report;
        var message = wentBack ?? RequestSentences.Append(told with { Reason = ProgressSentences.Of(stack, told) + GroupStatus.Note(stack, counts) + SpecWarnings.Note(report) });
        var reason = ReasonOf(report);
        var isStalled = report.IsStalled || wentBack is not null || IsLeftAsFound(stack, report);
        conditions.Set(ConditionTypes.Ready, report.Status == StackStatus.Complete && wentBack is null, reason, message);
        conditions.SetOrRemove(ConditionTypes.Stalled, isStalled && reason.Meaning() != ReasonMeaning.Wanted, reason, message);
        conditions.SetOrRemove(ConditionTypes.Reconciling, report.Status != StackStatus.Complete && !isStalled, reason, message);
        conditions.Set(
            ConditionTypes.Drifted,
            counts.Drifted > 0,
            counts.Drifted > 0 ? StackReason.DriftDetected : StackReason.InSync,
            counts.Drifted > 0 ? $"{counts.Drifted} of {counts.Total} resources differ from what was applied." : "The live objects are as they were applied.");
    }

    /// <summary>A check found something, and the drift policy says that nobody corrects it.</summary>
    private static bool IsLeftAsFound(V1Alpha1Stack stack, PassReport report) =>
        report is { Action: StackAction.Check, Status: StackStatus.Failed } && stack.Spec.Drift?.Policy is (DriftPolicy.Report or DriftPolicy.Ignore);

    private static StackReason ReasonOf(PassReport report) => report.Status switch
    {
        StackStatus.Complete when report.Serving?.Kind == ServingKind.Rollback => StackReason.RolledBack,
        StackStatus.Complete => StackReason.Succeeded,
        StackStatus.Failed when report.Serving?.Kind == ServingKind.Stopped => StackReason.Cancelled,
        _ when report.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) => StackReason.InvalidTemplate,
        StackStatus.Failed => report.IsTimedOut ? StackReason.TimedOut : StackReason.ResourceFailed,
        _ when report.Awaiting is not null => StackReason.AwaitingApproval,
        _ => StackReason.Progressing,
    };

    private static ResourceCounts Count(ImmutableArray<ResourceReport> resources)
    {
        var complete = resources.Count(resource => resource.Status == StackStatus.Complete);
        return new ResourceCounts
        {
            Total = resources.Length,
            Complete = complete,
            InProgress = resources.Count(resource => resource.Status == StackStatus.InProgress),
            Failed = resources.Count(resource => resource.Status == StackStatus.Failed),
            Drifted = resources.Count(resource => !resource.Drift.IsDefaultOrEmpty),
            Summary = $"{complete}/{resources.Length}",
        };
    }

    private static List<ResourceStatus> List(PassReport report, V1Alpha1StackStatus previous, bool truncate)
    {
        var known = (previous.Resources ?? []).DistinctBy(resource => resource.Name).ToDictionary(resource => resource.Name);
        return [.. report.Resources
            .Where(resource => !truncate || resource.Status != StackStatus.Complete || !resource.Drift.IsDefaultOrEmpty)
            .OrderByDescending(resource => resource.IsCurrent)
            .ThenByDescending(resource => truncate && resource.Status == StackStatus.Failed) // what failed is never cut off by what is under way
            .DistinctBy(resource => resource.Name) // the list is a map by name: a replaced resource shows its new incarnation
            .Take(ListedResources)
            .Select(resource => Describe(resource, known.GetValueOrDefault(resource.Name)))];
    }

    private static ResourceStatus Describe(ResourceReport resource, ResourceStatus? before)
    {
        var status = new ResourceStatus
        {
            Name = resource.Name,
            Type = resource.Type,
            PhysicalId = resource.PhysicalId,
            Action = resource.Action,
            Status = StackWords.Of(resource.Status),
            Reason = ShownText.Cut(resource.Reason),
            Hook = resource.Hook,
            UpdatedAt = WholeSeconds(resource.Since),
            Drift = resource.Drift.IsDefaultOrEmpty ? null : [.. resource.Drift.Select(DriftComposer.Compose)],
        };
        return before is not null && before.Action == status.Action && before.Status == status.Status
            ? status with { UpdatedAt = before.UpdatedAt }
            : status;
    }

    private static List<LeftBehindObject>? LeftBehind(PassReport report) => report.LeftBehind.IsEmpty
        ? null
        : [.. report.LeftBehind.Take(ListedResources).Select(left => new LeftBehindObject
        {
            Name = left.Name,
            Type = left.Type,
            PhysicalId = left.PhysicalId,
            Reason = ShownText.Cut(left.Reason),
        })];

    private static List<BlockingResource>? Blocking(PassReport report)
    {
        var failed = report.Resources
            .Where(resource => resource.Status == StackStatus.Failed)
            .SelectMany(Causes)
            .OrderByDescending(cause => cause.Path.Count(character => character == '/')) // what lies deepest is the cause of the rest
            .Take(BlockingEntries)
            .Select(cause => new BlockingResource
            {
                Path = cause.Path,
                Reason = ShownText.Cut(cause.Reason),
                RequestId = cause.RequestId,
                Since = WholeSeconds(cause.Since),
            })
            .ToList();
        return failed.Count == 0 ? null : failed;
    }

    /// <summary>What is wrong with a resource: inside it, where it is a stack.</summary>
    private static IEnumerable<Trouble> Causes(ResourceReport resource) => resource.Troubles.IsDefaultOrEmpty
        ? [new Trouble(resource.Name, resource.Reason ?? "", resource.RequestId, resource.Since)]
        : resource.Troubles.Select(trouble => trouble.Since == default ? trouble with { Since = resource.Since } : trouble);
}
