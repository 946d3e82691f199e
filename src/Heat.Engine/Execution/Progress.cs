using System.Collections.Immutable;

namespace Heat.Engine.Execution;

/// <summary>What is left to do after a pass.</summary>
/// <param name="WaitingFor">What is under way.</param>
/// <param name="Failures">What failed.</param>
/// <param name="LookAgainAfter">When the next pass is due; null: not before something changes.</param>
/// <param name="IsStalled">Something failed for good and nothing else is under way.</param>
internal sealed record Progress(
    ImmutableArray<string> WaitingFor, ImmutableArray<string> Failures, TimeSpan? LookAgainAfter, bool IsStalled)
{
    /// <summary>Nothing is left.</summary>
    public static readonly Progress Done = new([], [], null, false);

    /// <summary>Nothing is under way and nothing failed.</summary>
    public bool IsDone => WaitingFor.IsEmpty && Failures.IsEmpty;

    /// <summary>All that failed was found by checks of stacks inside, and nothing is under way.</summary>
    public bool IsFromCheck { get; private init; }

    /// <summary>There is nothing to do.</summary>
    public bool IsSettled => IsDone || IsFromCheck;

    /// <summary>Folds the outcomes of a pass, by name in the order of the report.</summary>
    public static Progress Of(IEnumerable<(string Name, NodeOutcome? Outcome)> outcomes)
    {
        var waiting = ImmutableArray.CreateBuilder<string>();
        var failures = ImmutableArray.CreateBuilder<string>();
        TimeSpan? next = null;
        var (isTerminal, isMoving) = (false, false);
        var found = 0;
        foreach (var (name, outcome) in outcomes)
        {
            switch (outcome)
            {
                case null:
                    waiting.Add(name);
                    break;
                case NodeOutcome.Waiting wait:
                    waiting.Add(wait.IsForSomebody ? $"{name}: {wait.Reason}" : name);
                    next = Sooner(next, wait.LookAgainAfter);
                    isMoving |= wait.LookAgainAfter is not null;
                    break;
                case NodeOutcome.Replaced:
                    waiting.Add(name);
                    next = TimeSpan.Zero;
                    isMoving = true;
                    break;
                case NodeOutcome.Refused refused:
                    failures.Add($"{name}: {refused.Reason}");
                    isTerminal = true;
                    break;
                case NodeOutcome.Troubled troubled:
                    failures.Add(Sentences.OfTroubles(name, troubled.Troubles));
                    next = Sooner(next, troubled.LookAgainAfter);
                    found += troubled.IsFromCheck ? 1 : 0;
                    isTerminal |= troubled.IsStalled;
                    isMoving |= !troubled.IsStalled;
                    break;
                case NodeOutcome.Failed failed:
                    (failed.IsTolerated ? waiting : failures).Add(failed.IsTolerated ? name : $"{name}: {failed.Reason}");
                    next = Sooner(next, failed.LookAgainAfter);
                    isTerminal |= failed.IsTerminal;
                    isMoving |= !failed.IsTerminal;
                    break;
                default:
                    break;
            }
        }

        return new Progress(waiting.ToImmutable(), failures.ToImmutable(), next, isTerminal && !isMoving)
        {
            IsFromCheck = found > 0 && waiting.Count == 0 && failures.Count == found,
        };
    }

    /// <summary>The earlier of two times, where null is never.</summary>
    public static TimeSpan? Sooner(TimeSpan? left, TimeSpan? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => left < right ? left : right,
    };
}
