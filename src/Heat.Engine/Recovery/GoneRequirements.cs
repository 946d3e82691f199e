using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>
/// A call failed because something is missing that is not the resource itself. Where it is what the resource refers to, and
/// went unnoticed until now, there is nothing wrong with the resource: it waits until that is made anew.
/// </summary>
internal sealed class GoneRequirements(PassScope scope)
{
    /// <summary>What is waited for; null: nothing that the resource refers to is gone, or nobody makes it anew.</summary>
    public async Task<NodeOutcome?> FindAsync(Wanted wanted)
    {
        var looked = await Task.WhenAll(wanted.Requirements.Select(LookAsync)).ConfigureAwait(false);
        var gone = looked.OfType<Incarnation>().ToList();
        if (gone.Count == 0)
        {
            return null;
        }

        gone.ForEach(Forget);
        var names = gone.Select(incarnation => incarnation.Name.Value).Order(StringComparer.Ordinal);
        return new NodeOutcome.Waiting($"{Sentences.Listed([.. names])} is gone from the cloud and is made anew first", TimeSpan.Zero);
    }

    /// <summary>The record goes with the object; the next pass makes a new one.</summary>
    private void Forget(Incarnation gone)
    {
        scope.BeginRepair();
        scope.Ledger.Forget(gone);
        scope.Memory.Forget(gone);
        scope.Values.Clear(gone.Name.Value);
        scope.Publish(gone, ResourceAction.Replace, Words.InProgress, "The object is gone from the cloud and is made anew.");
    }

    /// <summary>The record of a resource whose object is gone.</summary>
    private async Task<Incarnation?> LookAsync(string name)
    {
        if (scope.Ledger.Current(name) is not { Phase: IncarnationPhase.Ready, IsExternal: false, PhysicalId: not null } incarnation
            || scope.Drift.Of(name) != DriftPolicy.Correct || scope.Drivers.Find(incarnation.Type) is not { } driver)
        {
            return null;
        }

        var observation = await scope.ObserveAsync(driver, incarnation, scope.Now).ConfigureAwait(false);
        return observation.Lifecycle == Lifecycle.Absent ? incarnation : null;
    }
}
