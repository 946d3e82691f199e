using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>Looks at every object now and collects all that is wrong; corrects nothing. The whole of it is one pass.</summary>
/// <remarks>A check in the middle of another action only reports: that action goes on with the next pass.</remarks>
internal sealed class CheckRun(PassScope scope)
{
    private readonly ConcurrentDictionary<string, string> _failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<Trouble>> _troubles = new(StringComparer.Ordinal);

    /// <summary>Looks.</summary>
    public async Task<CheckFindings> RunAsync()
    {
        await Task.WhenAll(scope.Ledger.State.Incarnations.Values
            .Where(incarnation => incarnation is { IsCurrent: true, PhysicalId: not null } && !scope.Input.Skip.Contains(incarnation.Name.Value))
            .Select(CheckAsync)).ConfigureAwait(false);
        var failures = _failures.ToImmutableSortedDictionary(StringComparer.Ordinal);
        scope.Ledger.Record(state => state.IsComplete
            ? state with { Action = StackAction.Check, ActionSince = scope.Now, CheckFailures = failures }
            : state);
        return new CheckFindings(failures) { Troubles = _troubles.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }

    private async Task CheckAsync(Incarnation incarnation)
    {
        var name = incarnation.Name.Value;
        if (await FaultOfAsync(incarnation).ConfigureAwait(false) is { } fault)
        {
            if (!_troubles.ContainsKey(name))
            {
                _failures[name] = fault;
            }

            scope.Publish(incarnation, ResourceAction.Check, Words.Failed, fault);
        }
    }

    private async Task<string?> FaultOfAsync(Incarnation incarnation)
    {
        if (scope.Drivers.Find(incarnation.Type) is not { } driver)
        {
            return $"{incarnation.Type} has no driver yet.";
        }

        try
        {
            var observation = await scope.ObserveAsync(driver, incarnation, scope.Now).ConfigureAwait(false);
            new Survey(scope).Remember(incarnation, driver, observation);
            return observation.Lifecycle switch
            {
                Lifecycle.Absent => "The object is gone from the cloud.",
                Lifecycle.Failed => observation.Reason ?? "The cloud says that it failed.",
                Lifecycle.Pending when !observation.Troubles.IsEmpty => OfTroubles(incarnation, observation.Troubles),
                _ => null,
            };
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            return scope.Engine.Faults.Classify(exception).Message;
        }
    }

    /// <summary>What is wrong in a stack inside is read from that stack in each pass, and need not be kept.</summary>
    private string OfTroubles(Incarnation incarnation, ImmutableArray<Trouble> troubles)
    {
        if (scope.IsStack(incarnation.Type))
        {
            _troubles[incarnation.Name.Value] = troubles;
        }

        return Sentences.OfTroubles(incarnation.Name.Value, troubles);
    }
}
