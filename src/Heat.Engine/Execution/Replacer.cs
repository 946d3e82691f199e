using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Gives a resource's name to another incarnation. It only records; creating and cleaning up are other steps.</summary>
internal sealed class Replacer(PassScope scope, Minter minter)
{
    /// <summary>A changed definition needs a new object. The old one stays until everything has moved, unless it has to go first.</summary>
    public NodeOutcome Replace(Incarnation old, Wanted wanted, PropertyTree resolved, string reason)
    {
        var oldGoesFirst = wanted.Driver is IReplacesByDeletingFirst && old.Type == wanted.Definition.Type;
        var fresh = minter.Mint(wanted, resolved, ResourceAction.Replace);
        scope.Ledger.Supersede(oldGoesFirst ? Leaving(old) : old with { IsCurrent = false }, fresh);
        scope.Publish(old, ResourceAction.Replace, Words.InProgress, reason);
        return new NodeOutcome.Replaced(reason, oldGoesFirst);
    }

    /// <summary>The cloud failed to build the object: it goes, then a new one is made, sooner or later by how often that happened.</summary>
    public NodeOutcome Rebuild(Incarnation failed, Wanted wanted, PropertyTree resolved, string reason)
    {
        var attempts = failed.Generation < scope.Input.Generation ? 1 : failed.Attempts + 1;
        var fault = new Fault(FaultKind.RetrySlowly, reason);
        var isQuick = attempts <= scope.Engine.Options.QuickRebuilds;
        var pause = Backoff.After(fault, Math.Max(1, attempts - scope.Engine.Options.QuickRebuilds), failed.ShortId);
        var fresh = minter.Mint(wanted, resolved, failed.Action) with
        {
            Attempts = attempts,
            NotBefore = isQuick ? null : scope.Now + pause,
            LastError = reason,
        };
        scope.Publish(failed, failed.Action, Words.Failed, reason);
        scope.Ledger.Supersede(Leaving(failed), fresh);
        return new NodeOutcome.Replaced(reason, WaitsForOld: true);
    }

    /// <summary>The object is gone from the cloud: its record goes too, and a new one is made.</summary>
    public NodeOutcome Recreate(Incarnation gone, Wanted wanted, PropertyTree resolved)
    {
        const string Reason = "The object is gone from the cloud and is made anew.";
        scope.BeginRepair();
        scope.Ledger.Forget(gone);
        scope.Memory.Forget(gone);
        scope.Values.Clear(wanted.Name);
        scope.Ledger.Record(minter.Mint(wanted, resolved, ResourceAction.Replace));
        scope.Publish(gone, ResourceAction.Replace, Words.InProgress, Reason);
        return new NodeOutcome.Replaced(Reason, WaitsForOld: false);
    }

    /// <summary>The template went back to a definition whose object is still there: that one takes the name again.</summary>
    /// <returns>Null if there is none.</returns>
    public NodeOutcome? TakeBack(Incarnation current, Wanted wanted)
    {
        var former = DefinitionChange.Former(scope.Ledger.OldOnes(wanted.Name), wanted.Definition.Type, wanted.Hash);
        if (former is null)
        {
            return null;
        }

        const string Reason = "The definition is that of an earlier object, which is still there.";
        scope.Ledger.Supersede(Yielding(current, wanted), former with
        {
            IsCurrent = true,
            Phase = IncarnationPhase.Updating,
            PhaseSince = scope.Now,
            Before = wanted.Driver is IPreparesReplacement ? WithoutChangeable(former.Applied, wanted.Definition.Schema) : null,
            Action = ResourceAction.Update,
            Generation = scope.Input.Generation,
        });
        scope.Publish(former, ResourceAction.Update, Words.InProgress, Reason);
        return new NodeOutcome.Replaced(Reason, WaitsForOld: false);
    }

    /// <summary>One that was never ready, and may hold what the former needs back, goes first: nothing can be built on it.</summary>
    private Incarnation Yielding(Incarnation current, Wanted wanted) =>
        wanted.Driver is IPreparesReplacement && current is { Phase: IncarnationPhase.Creating, IsKnownAbsent: false }
            ? Leaving(current)
            : current with { IsCurrent = false };

    /// <summary>What it gave up for its replacement may be any property that can be changed in place: all are compared.</summary>
    private static PropertyTree WithoutChangeable(PropertyTree properties, ResourceTypeSchema schema) => properties with
    {
        Values = new MapValue(properties.Values.Where(entry => schema.Property(entry.Key)?.OnChange != OnChange.UpdateInPlace)),
    };

    private Incarnation Leaving(Incarnation incarnation) => Departure.Begin(incarnation, scope.Now, scope.Input.Generation);
}
