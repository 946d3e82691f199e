using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution.Signals;

/// <summary>Hands the signals that came to the resources they are for. What is noted is saved before a signal is dropped.</summary>
/// <remarks>Runs while no node does: a record that it changes is changed by nobody else.</remarks>
internal sealed class SignalIntake(PassScope scope)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan DropAgainAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private ImmutableDictionary<ResourceName, ImmutableArray<Signal>> _open = scope.Input.Signals;
    private TimeSpan? _lookAgainAfter;

    /// <summary>Takes what can be taken now.</summary>
    /// <returns>Whether a resource took note of something, so that it may stand otherwise.</returns>
    public async Task<bool> TakeAsync()
    {
        if (_open.IsEmpty)
        {
            return false;
        }

        var cleared = await TakeHooksAsync().ConfigureAwait(false);
        var taken = await Task.WhenAll(_open.Select(entry => TakeAsync(entry.Key, entry.Value))).ConfigureAwait(false);
        return cleared || taken.Contains(true);
    }

    /// <summary>The report, with the time at which signals are tried again.</summary>
    public PassReport In(PassReport report) => _lookAgainAfter is null
        ? report
        : report with { LookAgainAfter = Progress.Sooner(report.LookAgainAfter, _lookAgainAfter) };

    private async Task<bool> TakeAsync(ResourceName name, ImmutableArray<Signal> signals)
    {
        var incarnation = scope.Ledger.Current(name.Value) ?? scope.Ledger.OldOnes(name.Value).FirstOrDefault();
        switch (SignalGate.Decide(incarnation, scope.Definitions.ContainsKey(name.Value), scope.Drivers))
        {
            case SignalFate.Take take:
                return await HandOverAsync(incarnation!, take.Driver, signals).ConfigureAwait(false); // there is a taker
            case SignalFate.Refuse refuse:
                await EndAsync(incarnation!, signals, RefusedAll(signals, refuse.Reason)).ConfigureAwait(false); // there is somebody to tell of
                return false;
            case SignalFate.Drop:
                await DropAsync(name, signals).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Hooks are the engine's: what waits at them may not exist yet.</summary>
    private async Task<bool> TakeHooksAsync()
    {
        var some = false;
        foreach (var (name, signals) in _open.Where(entry => entry.Value.Any(HookSignals.Is)))
        {
            var hooks = signals.Where(HookSignals.Is).ToImmutableArray();
            HookSignals.Take(scope, name, hooks);
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
            await DropAsync(name, hooks).ConfigureAwait(false);
            some = true;
            var rest = signals.RemoveAll(HookSignals.Is);
            _open = rest.IsEmpty ? _open : _open.SetItem(name, rest);
        }

        return some;
    }

    private async Task<bool> HandOverAsync(Incarnation incarnation, ITakesSignals driver, ImmutableArray<Signal> signals)
    {
        var news = signals.RemoveAll(signal => incarnation.SignalsTaken.Contains(signal.Id));
        if (news.IsEmpty)
        {
            await DropAsync(incarnation.Name, signals).ConfigureAwait(false);
            return false;
        }

        if (scope.Memory.SignalFaults.TryGetValue(incarnation.ShortId, out var held) && held.Due > scope.Now)
        {
            LookAgain(held.Due - scope.Now);
            return false;
        }

        var taken = await CallAsync(incarnation, driver, news).ConfigureAwait(false);
        if (taken is null)
        {
            return false;
        }

        scope.Memory.SignalFaults.TryRemove(incarnation.ShortId, out _);
        var noted = Noted(incarnation, taken) with { SignalsTaken = [.. signals.Select(signal => signal.Id)] };
        scope.Ledger.Record(noted);
        await scope.Ledger.CommitAsync().ConfigureAwait(false);
        LookAtOnce(noted);
        Tell(noted, news, taken.Results);
        await DropAsync(noted.Name, signals).ConfigureAwait(false);
        return true;
    }

    private async Task<SignalsTaken?> CallAsync(Incarnation incarnation, ITakesSignals driver, ImmutableArray<Signal> signals)
    {
        try
        {
            return await scope.Calls.RunAsync(
                () => driver.TakeSignalsAsync(scope.ContextOf(incarnation, scope.StartedAt), signals, scope.Tokens.Pass), scope.Tokens.Pass)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            return Failed(incarnation, signals, scope.Engine.Faults.Classify(exception));
        }
    }

    /// <summary>A fault concerns the signal, not the resource: it is tried again, and given up when that is of no use.</summary>
    private SignalsTaken? Failed(Incarnation incarnation, ImmutableArray<Signal> signals, Fault fault)
    {
        var attempts = scope.Memory.SignalFaults.GetValueOrDefault(incarnation.ShortId).Attempts + 1;
        if (attempts >= MostAttempts || fault.Kind is FaultKind.Terminal or FaultKind.NotFound)
        {
            return new SignalsTaken(ResourceChange.None, RefusedAll(signals, fault.Message));
        }

        var pause = Backoff.After(fault, attempts, incarnation.ShortId);
        scope.Memory.SignalFaults[incarnation.ShortId] = (scope.Now + pause, attempts);
        LookAgain(pause);
        return null;
    }

    private Incarnation Noted(Incarnation incarnation, SignalsTaken taken)
    {
        var noted = incarnation.After(taken.Change);
        if (!taken.BeginsWork || noted.Phase != IncarnationPhase.Ready)
        {
            return noted;
        }

        scope.BeginRepair();
        return noted with { Phase = IncarnationPhase.Updating, PhaseSince = scope.Now, Action = ResourceAction.Update };
    }

    /// <summary>Whoever waits for what the resource now knows looks again in this very pass.</summary>
    private void LookAtOnce(Incarnation signalled)
    {
        foreach (var incarnation in scope.Ledger.State.Incarnations.Values)
        {
            if (incarnation.ShortId != signalled.ShortId && !incarnation.Requirements.Contains(signalled.Name.Value))
            {
                continue;
            }

            scope.Memory.NextLooks.TryRemove(incarnation.ShortId, out _);
            if (incarnation is { Phase: IncarnationPhase.Ready, IsCurrent: true })
            {
                scope.Memory.Unread[incarnation.ShortId] = new UnreadAttributes(scope.Now, 0, scope.Input.Generation);
            }
        }
    }

    private async Task EndAsync(Incarnation incarnation, ImmutableArray<Signal> signals, ImmutableArray<SignalResult> results)
    {
        if (await DropAsync(incarnation.Name, signals).ConfigureAwait(false))
        {
            Tell(incarnation, signals, results);
        }
    }

    private void Tell(Incarnation incarnation, ImmutableArray<Signal> signals, ImmutableArray<SignalResult> results)
    {
        var status = SignalWords.Status(incarnation);
        foreach (var (signal, result) in signals.Zip(results))
        {
            scope.Engine.Events.Publish(scope.Input.Stack, new ResourceEvent(
                incarnation.Name.Value, incarnation.Type, incarnation.PhysicalId?.Value, SignalWords.Action,
                result.IsRefused ? Words.Failed : status, SignalWords.Of(result, signal.Body)));
        }
    }

    /// <summary>Drops signals that are dealt with. Those that stay are dropped by a later pass.</summary>
    private async Task<bool> DropAsync(ResourceName name, ImmutableArray<Signal> signals)
    {
        ImmutableInterlocked.TryRemove(ref _open, name, out _);
        if (scope.Engine.Signals is not { } box)
        {
            return true;
        }

        try
        {
            await box.RemoveAsync(scope.Input.Stack, name, [.. signals.Select(signal => signal.Id)], scope.Tokens.Finishing).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            LookAgain(DropAgainAfter);
            return false;
        }
    }

    private void LookAgain(TimeSpan wait)
    {
        lock (_gate)
        {
            _lookAgainAfter = Progress.Sooner(_lookAgainAfter, wait);
        }
    }

    private static ImmutableArray<SignalResult> RefusedAll(ImmutableArray<Signal> signals, string why) =>
        [.. signals.Select(_ => SignalResult.Refused(why))];
}
