using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Changes objects where they are. The target is saved before the call; a crash in the middle repeats the update.</summary>
internal sealed class Updater(PassScope scope, Settler settler, Replacer replacer, NameResolution names)
{
    /// <summary>Starts an update.</summary>
    public async Task<NodeOutcome> StartAsync(Incarnation incarnation, Wanted wanted, PropertyDiff difference)
    {
        var updating = incarnation with
        {
            Phase = IncarnationPhase.Updating,
            PhaseSince = scope.Now,
            Action = ResourceAction.Update,
            Before = difference.Before,
            Applied = difference.After,
            DefinitionHash = wanted.Hash,
            Metadata = wanted.Metadata,
            Requirements = incarnation.Requirements.Union(wanted.Requirements),
            DeletionPolicy = wanted.Definition.DeletionPolicy,
            Generation = scope.Input.Generation,
            Attempts = 0,
            NotBefore = null,
            LastError = null,
            LastRequestId = null,
            IsTerminal = false,
        };
        scope.BeginRepair();
        scope.Ledger.Record(updating);
        await scope.Ledger.CommitAsync().ConfigureAwait(false);
        scope.Publish(updating, ResourceAction.Update, Words.InProgress, Summary(difference));
        return await CallAsync(updating, wanted, difference).ConfigureAwait(false);
    }

    /// <summary>An update was announced and not answered: does what of it is not in force.</summary>
    public async Task<NodeOutcome> RepeatAsync(Incarnation incarnation, Wanted wanted)
    {
        if (wanted.Driver is IHasNestedStack)
        {
            // It tells nothing of what it was told before; telling it again does no harm.
            var announced = PropertyDiffer.Compare(wanted.Definition.Schema, incarnation.Before!, incarnation.Applied); // set while an update is open
            return await CallAsync(incarnation, wanted, announced with { MetadataChanged = true, NestedChanged = true }).ConfigureAwait(false);
        }

        // One that took its name back gets back what its successor took over.
        var preparation = new Preparation(scope);
        if (preparation.HeldBy(incarnation, wanted.Driver) is { } holder)
        {
            return holder;
        }

        var observation = await scope.ObserveAsync(wanted.Driver, incarnation, scope.StartedAt).ConfigureAwait(false);
        var isTriedAnew = wanted.Driver is IUpdatesWhatFailed;
        if (observation.Lifecycle != Lifecycle.Ready && !(isTriedAnew && observation.Lifecycle == Lifecycle.Failed))
        {
            return await settler.SettleAsync(incarnation, wanted, observation).ConfigureAwait(false);
        }

        await preparation.FreeAsync(incarnation, wanted.Driver).ConfigureAwait(false);
        var difference = Remaining(incarnation, wanted, observation);
        if (difference.IsEmpty && wanted.Metadata.Count == 0 && !isTriedAnew)
        {
            var settled = incarnation with { Before = null };
            scope.Ledger.Record(settled);
            return await settler.SettleAsync(settled, wanted, observation).ConfigureAwait(false);
        }

        return await CallAsync(incarnation, wanted, difference with { MetadataChanged = true }).ConfigureAwait(false);
    }

    /// <summary>The part of the announced difference that the live object still has; all of it where it cannot be read back.</summary>
    private PropertyDiff Remaining(Incarnation incarnation, Wanted wanted, Observation observation)
    {
        var schema = wanted.Definition.Schema;
        var announced = PropertyDiffer.Compare(schema, incarnation.Before!, incarnation.Applied); // set while an update is open
        var live = (wanted.Driver as IReadsLiveProperties)?.ReadLiveProperties(scope.ContextOf(incarnation, scope.StartedAt), observation);
        var before = PropertyDiffer.Overlay(announced.Before, new MapValue((live ?? MapValue.Empty).Where(entry => announced.Changes(entry.Key))));
        return PropertyDiffer.Compare(schema, before, incarnation.Applied);
    }

    private async Task<NodeOutcome> CallAsync(Incarnation updating, Wanted wanted, PropertyDiff difference)
    {
        ResourceChange change;
        try
        {
            change = await scope.Calls.RunAsync(
                () => wanted.Driver.UpdateAsync(scope.ContextOf(updating, scope.Now), difference, scope.Tokens.Pass), scope.Tokens.Pass)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens)
            && scope.Engine.Faults.Classify(exception).Kind == FaultKind.NotFound)
        {
            if (await IsGoneAsync(updating, wanted).ConfigureAwait(false))
            {
                return replacer.Recreate(updating, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false));
            }

            if (await new GoneRequirements(scope).FindAsync(wanted).ConfigureAwait(false) is { } waiting)
            {
                return waiting;
            }

            throw;
        }

        var updated = updating.After(change) with { Before = null };
        scope.Ledger.Record(updated);
        scope.Memory.NextLooks.TryRemove(updated.ShortId, out _);
        return await settler.SettleAsync(updated, wanted, change.Observed).ConfigureAwait(false);
    }

    private async Task<bool> IsGoneAsync(Incarnation incarnation, Wanted wanted)
    {
        var observation = await scope.ObserveAsync(wanted.Driver, incarnation, scope.Now).ConfigureAwait(false);
        return observation.Lifecycle == Lifecycle.Absent;
    }

    private static string Summary(PropertyDiff difference) => difference.ChangedKeys.IsEmpty
        ? difference.NestedChanged ? "The stack inside changed." : "The metadata changed."
        : $"Changed: {string.Join(", ", difference.ChangedKeys.Order(StringComparer.Ordinal))}.";
}
