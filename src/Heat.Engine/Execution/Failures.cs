using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Remembers failures and when to try again.</summary>
internal sealed class Failures(PassScope scope)
{
    /// <summary>Notes a failed attempt on an incarnation. It is saved with it.</summary>
    public NodeOutcome Record(Incarnation incarnation, Fault fault)
    {
        var attempts = incarnation.Generation < scope.Input.Generation ? 1 : incarnation.Attempts + 1;
        var pause = Backoff.After(fault, attempts, incarnation.ShortId);
        if (fault.OutcomeUnknown && pause < scope.Engine.Options.LookForLostAfter)
        {
            pause = scope.Engine.Options.LookForLostAfter;
        }

        var failed = incarnation with
        {
            Attempts = attempts,
            NotBefore = scope.Now + pause,
            LastError = fault.Message,
            LastRequestId = fault.RequestId,
            IsTerminal = fault.Kind == FaultKind.Terminal,
            Generation = scope.Input.Generation,
        };
        scope.Ledger.Record(failed);
        scope.Memory.LastFaults[failed.ShortId] = fault.Kind;
        scope.Publish(failed, failed.Action, Words.Failed, fault.Message, fault.RequestId);
        return Outcome(fault.Message, fault.RequestId, failed.IsTerminal, IsTolerated(fault.Kind, attempts), pause);
    }

    /// <summary>Notes a failure that leaves the incarnation as it is, or comes before there is one. It is kept in memory.</summary>
    public NodeOutcome Note(string name, Fault fault)
    {
        var before = scope.Memory.Faults.GetValueOrDefault(name);
        var attempts = before?.Generation == scope.Input.Generation ? before.Attempts + 1 : 1;
        var pause = Backoff.After(fault, attempts, new ShortId(name));
        scope.Memory.Faults[name] = new NotedFault(fault, attempts, scope.Now + pause, scope.Input.Generation);
        return Outcome(fault, attempts, pause);
    }

    /// <summary>The outcome while the next attempt on the incarnation is not due; null: it is due.</summary>
    public NodeOutcome? Held(Incarnation incarnation)
    {
        if (incarnation.NotBefore is not { } due || due <= scope.Now || incarnation.Generation < scope.Input.Generation)
        {
            return null;
        }

        var kind = scope.Memory.LastFaults.GetValueOrDefault(incarnation.ShortId, incarnation.IsTerminal ? FaultKind.Terminal : FaultKind.Retry);
        var isTolerated = IsTolerated(kind, incarnation.Attempts);
        return Outcome(
            incarnation.LastError ?? "It is tried again.", incarnation.LastRequestId, incarnation.IsTerminal, isTolerated, due - scope.Now);
    }

    /// <summary>The outcome while a noted failure holds the resource; null: it may be tried.</summary>
    public NodeOutcome? HeldNote(string name) =>
        scope.Memory.Faults.TryGetValue(name, out var noted) && noted.Generation == scope.Input.Generation && noted.NotBefore > scope.Now
            ? Outcome(noted.Fault, noted.Attempts, noted.NotBefore - scope.Now)
            : null;

    private NodeOutcome.Failed Outcome(Fault fault, int attempts, TimeSpan pause) => Outcome(
        fault.Message, fault.RequestId, fault.Kind == FaultKind.Terminal, IsTolerated(fault.Kind, attempts), pause);

    private static NodeOutcome.Failed Outcome(string reason, string? requestId, bool isTerminal, bool isTolerated, TimeSpan pause) =>
        new NodeOutcome.Failed(reason, requestId, isTerminal, isTolerated, pause);

    private bool IsTolerated(FaultKind kind, int attempts) =>
        kind is FaultKind.Retry or FaultKind.Conflict && attempts < scope.Engine.Options.FailuresTolerated;
}
