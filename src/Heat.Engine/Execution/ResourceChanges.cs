using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;

namespace Heat.Engine.Execution;

/// <summary>The definition of a resource is not the one that its incarnation has: decides what that means and starts it.</summary>
internal sealed class ResourceChanges(PassScope scope, NameResolution names, ResourceSteps steps)
{
    /// <summary>Takes the step that the change asks for.</summary>
    public async Task<NodeOutcome> RunAsync(Incarnation current, Wanted wanted)
    {
        if (steps.Replacer.TakeBack(current, wanted) is { } taken)
        {
            return taken;
        }

        if (current is { Phase: IncarnationPhase.Creating, PhysicalId: null } && current.Type == wanted.Definition.Type)
        {
            return await steps.Creator.RunAsync(current, wanted).ConfigureAwait(false);
        }

        var resolved = await names.ResolveAsync(wanted).ConfigureAwait(false);
        if (current.Type != wanted.Definition.Type)
        {
            return steps.Replacer.Replace(current, wanted, resolved, $"The type changes from {current.Type} to {wanted.Definition.Type}.");
        }

        return await DecideAsync(current, wanted, Difference(current, wanted, resolved)).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> DecideAsync(Incarnation current, Wanted wanted, PropertyDiff difference)
    {
        if (difference.IsEmpty)
        {
            scope.Ledger.Record(current with { DefinitionHash = wanted.Hash, Applied = difference.After });
            return new NodeOutcome.Replaced("Only the wording changed.", WaitsForOld: false);
        }

        var decision = ChangeDecider.Decide(wanted.Name, wanted.Definition.Schema, difference, wanted.Driver as IDecidesChange);
        return decision.Action switch
        {
            OnChange.Refuse => new NodeOutcome.Refused(decision.Reason ?? $"{wanted.Name} cannot be changed like this."),
            OnChange.Replace => steps.Replacer.Replace(
                current, wanted, difference.After, decision.Reason ?? "The change needs a new object."),
            _ => await UpdateAsync(current, wanted, difference).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// An object that is being built, or that failed, is looked at first: it may need a new one after all. A stack takes a change at any time.
    /// </summary>
    private async Task<NodeOutcome> UpdateAsync(Incarnation current, Wanted wanted, PropertyDiff difference)
    {
        if (current is { Phase: IncarnationPhase.Ready, LastError: null } || wanted.Driver is IHasNestedStack)
        {
            return await steps.Updater.StartAsync(current, wanted, difference).ConfigureAwait(false);
        }

        if (scope.NotDue(current.ShortId) is { } early)
        {
            return early;
        }

        var observation = await scope.ObserveAsync(wanted.Driver, current, scope.StartedAt).ConfigureAwait(false);
        return observation.Lifecycle == Lifecycle.Ready
            ? await steps.Updater.StartAsync(current, wanted, difference).ConfigureAwait(false)
            : await steps.Settler.SettleAsync(current, wanted, observation).ConfigureAwait(false);
    }

    private static PropertyDiff Difference(Incarnation current, Wanted wanted, PropertyTree resolved)
    {
        var schema = wanted.Definition.Schema;
        var difference = current.Before is { } before
            ? PropertyDiffer.CompareUncertain(schema, before, current.Applied, resolved)
            : PropertyDiffer.Compare(schema, current.Applied, resolved);
        return difference with
        {
            MetadataChanged = !current.Metadata.Equals(wanted.Metadata),
            NestedChanged = wanted.Driver is IHasNestedStack,
        };
    }
}
