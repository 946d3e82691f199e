using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Reports on the single resources.</summary>
internal sealed class ResourceReports(PassScope scope, PassRound round)
{
    private readonly IReadOnlyDictionary<string, string> _waiting = Hooks.Waiting(scope.Ledger.State);

    /// <summary>Every desired resource in the template's order, then what awaits clean-up.</summary>
    public ImmutableArray<ResourceReport> Compose()
    {
        var reports = ImmutableArray.CreateBuilder<ResourceReport>(round.Plan.Graph.Count);
        foreach (var node in round.Plan.Graph.Nodes)
        {
            if (node.Kind == PlanNodeKind.BringUp)
            {
                reports.Add(Desired(node));
            }
            else if (scope.Ledger.Find(new ShortId(node.Key)) is { } old)
            {
                reports.Add(Old(node, old));
            }
        }

        return reports.ToImmutable();
    }

    /// <summary>What is stored, where the pass visited nothing.</summary>
    public static ImmutableArray<ResourceReport> Stored(PassScope scope) =>
    [
        .. scope.Ledger.State.Incarnations.Values.Select(incarnation => Of(scope, incarnation) with
        {
            Status = incarnation switch
            {
                { LastError: not null } => StackStatus.Failed,
                { Phase: IncarnationPhase.Ready, IsCurrent: true } => StackStatus.Complete,
                _ => StackStatus.InProgress,
            },
            Reason = incarnation.LastError,
            RequestId = incarnation.LastRequestId,
        }),
    ];

    /// <summary>A report with what a check found.</summary>
    public static ResourceReport Checked(ResourceReport report, CheckFindings found)
    {
        if (!report.IsCurrent)
        {
            return report;
        }

        var failed = report with { Action = Words.Of(ResourceAction.Check), Status = StackStatus.Failed };
        if (found.Failures.TryGetValue(report.Name, out var fault))
        {
            return failed with { Reason = fault };
        }

        return found.Troubles.TryGetValue(report.Name, out var troubles)
            ? failed with { Reason = Sentences.OfTroubles(report.Name, troubles), RequestId = troubles[0].RequestId, Troubles = Under(report.Name, troubles) }
            : report;
    }

    private ResourceReport Desired(PlanNode node)
    {
        var report = scope.Ledger.Current(node.Key) is { IsAhead: false } current
            ? Of(scope, current)
            : new ResourceReport
            {
                Name = node.Key,
                Type = scope.Definitions[node.Key].Type,
                Action = "INIT",
                Status = StackStatus.InProgress,
                Since = scope.Ledger.State.ActionSince,
            };
        return Told(report, node) with { Hook = _waiting.GetValueOrDefault(node.Key) };
    }

    private ResourceReport Old(PlanNode node, Incarnation old) =>
        Told(Of(scope, old) with { Action = Words.Of(ResourceAction.Delete), IsCurrent = false, Hook = _waiting.GetValueOrDefault(old.Name.Value) }, node);

    private ResourceReport Told(ResourceReport report, PlanNode node) => round.Outcomes.GetValueOrDefault(node) is { } outcome
        ? Told(report, outcome) ?? Complete(report)
        : report with { Status = StackStatus.InProgress, Reason = WaitsFor(node) };

    /// <summary>The report with what came of a resource; null: it is as it should be.</summary>
    public static ResourceReport? Told(ResourceReport report, NodeOutcome outcome) => outcome switch
    {
        NodeOutcome.Waiting waiting => report with { Status = StackStatus.InProgress, Reason = waiting.Reason },
        NodeOutcome.Replaced replaced => report with { Status = StackStatus.InProgress, Reason = replaced.Reason },
        NodeOutcome.Skipped skipped => report with { Status = StackStatus.Complete, Reason = skipped.Reason },
        NodeOutcome.Refused refused => report with { Action = Words.Of(ResourceAction.Update), Status = StackStatus.Failed, Reason = refused.Reason },
        NodeOutcome.Troubled troubled => report with
        {
            Action = troubled.IsFromCheck ? Words.Of(ResourceAction.Check) : report.Action,
            Status = StackStatus.Failed,
            Reason = troubled.Reason,
            RequestId = troubled.Troubles[0].RequestId,
            Troubles = Under(report.Name, troubled.Troubles),
        },
        NodeOutcome.Failed failed => report with
        {
            Status = failed.IsTolerated ? StackStatus.InProgress : StackStatus.Failed,
            Reason = failed.Reason,
            RequestId = failed.RequestId,
        },
        _ => null,
    };

    /// <summary>What the last check found wrong stands until something else is done.</summary>
    private ResourceReport Complete(ResourceReport report) => scope.Ledger.State is { Action: StackAction.Check } state
        ? Checked(report with { Status = StackStatus.Complete }, new CheckFindings(state.CheckFailures))
        : report with { Status = StackStatus.Complete };

    private static ImmutableArray<Trouble> Under(string resource, ImmutableArray<Trouble> troubles) => [.. troubles.Select(trouble => trouble.Under(resource))];

    private string WaitsFor(PlanNode node)
    {
        var open = round.Plan.Graph.NeedsOf(node)
            .Where(needed => round.Outcomes.GetValueOrDefault(needed) is not NodeOutcome.DoneOutcome)
            .Select(needed => needed.Kind == PlanNodeKind.BringUp
                ? needed.Key
                : $"the removal of {scope.Ledger.Find(new ShortId(needed.Key))?.Name.Value ?? "an old object"}")
            .Order(StringComparer.Ordinal);
        return $"waits for {Sentences.Listed([.. open])}";
    }

    /// <summary>What the record tells.</summary>
    public static ResourceReport Of(PassScope scope, Incarnation incarnation) => new()
    {
        Name = incarnation.Name.Value,
        Type = incarnation.Type,
        PhysicalId = incarnation.PhysicalId?.Value,
        Action = Words.Of(incarnation.Action),
        Status = StackStatus.InProgress,
        Since = incarnation.PhaseSince,
        IsCurrent = incarnation.IsCurrent,
        Drift = scope.Memory.Drift.GetValueOrDefault(incarnation.ShortId, []),
    };
}
