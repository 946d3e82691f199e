using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;

namespace Heat.Engine.Requests;

/// <summary><c>retry</c>: what failed is tried again now; what is done or under way is left as it is.</summary>
internal sealed class RetryFailed : IRequestAction
{
    public string Verb => RequestVerbs.Retry;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (!scope.Input.IsDeletion && ServingTurns.Retried(scope.Ledger.State) is { } turned)
        {
            scope.Ledger.Record(_ => turned);
            return RequestAnswer.Done("What the spec says is tried again.");
        }

        var failed = scope.Ledger.State.Incarnations.Values.Where(HasFailed).ToList();
        var names = failed.Select(incarnation => incarnation.Name.Value).Concat(scope.Memory.Faults.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        failed.ForEach(incarnation => Free(scope, incarnation));
        scope.Memory.Faults.Clear();
        scope.Ledger.Record(state => state.IsComplete ? state : state with { ActionSince = scope.Now });
        return RequestAnswer.Done(names.Count == 0 ? "Nothing has failed." : $"Tried again: {Sentences.Listed([.. names])}.");
    }

    private static bool HasFailed(Incarnation incarnation) =>
        incarnation.NotBefore is not null || incarnation.LastError is not null || incarnation.Attempts > 0 || incarnation.IsTerminal;

    /// <summary>A type that cannot look for a lost object keeps its mark: that somebody asks for another try is the answer it waits for.</summary>
    private static void Free(PassScope scope, Incarnation incarnation)
    {
        var waitsForAnswer = incarnation is { IsTerminal: true, PhysicalId: null, IsKnownAbsent: false };
        scope.Memory.NextLooks.TryRemove(incarnation.ShortId, out _);
        scope.Memory.LastFaults.TryRemove(incarnation.ShortId, out _);
        var freed = incarnation with
        {
            Attempts = 0,
            NotBefore = null,
            IsTerminal = waitsForAnswer,
            Generation = waitsForAnswer ? 0 : incarnation.Generation,
        };
        scope.Ledger.Record(FailedAnUpdate(scope, incarnation) ? Announced(scope, freed) : freed);
    }

    private static bool FailedAnUpdate(PassScope scope, Incarnation incarnation) =>
        incarnation is { IsCurrent: true, Phase: IncarnationPhase.Updating, PhysicalId: not null, Before: null, LastError: not null }
        && scope.Drivers.Find(incarnation.Type) is IUpdatesWhatFailed;

    /// <summary>An update that changes nothing but is made all the same, as one that a crash interrupted.</summary>
    private static Incarnation Announced(PassScope scope, Incarnation incarnation) => incarnation with
    {
        Before = incarnation.Applied,
        PhaseSince = scope.Now,
        LastError = null,
        LastRequestId = null,
    };
}
