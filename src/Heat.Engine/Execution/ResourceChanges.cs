using Heat.Engine.Actions;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

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

        if (DefinitionChange.IsOnlyIntended(current, wanted.Definition.Type))
        {
            return await steps.Creator.RunAsync(current, wanted).ConfigureAwait(false);
        }

        var resolved = await names.ResolveAsync(wanted).ConfigureAwait(false);
        var verdict = DefinitionChange.Decide(current, wanted.Definition, resolved, wanted.Metadata, wanted.Driver);
        return verdict switch
        {
            ChangeVerdict.Reworded reworded => Reword(current, wanted, reworded),
            ChangeVerdict.NewObject renewed => steps.Replacer.Replace(current, wanted, renewed.Difference.After, renewed.Reason),
            ChangeVerdict.Refused refused => Refuse(current, refused.Reason),
            ChangeVerdict.InPlace inPlace => await UpdateAsync(AcceptedDrift.Without(current, inPlace.Difference.ChangedKeys), wanted, inPlace.Difference).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"A verdict of kind {verdict.GetType().Name} cannot be carried out."),
        };
    }

    /// <summary>The object was declared unfit: another takes its place, whether or not its definition changed.</summary>
    public async Task<NodeOutcome> RenewAsync(Incarnation current, Wanted wanted)
    {
        scope.BeginRepair();
        return Restrictions.OfReplace(wanted.Definition) is { } refusal
            ? Refuse(current, refusal)
            : steps.Replacer.Replace(current, wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), "It was marked unhealthy.");
    }

    /// <summary>Told once for each desired state; the object stays as it is.</summary>
    private NodeOutcome.Refused Refuse(Incarnation current, string reason)
    {
        if (scope.Memory.IsNewRefusal(current.Name.Value, scope.Input.Generation))
        {
            scope.Publish(current, ResourceAction.Update, Words.Failed, reason);
        }

        return new NodeOutcome.Refused(reason);
    }

    private NodeOutcome.Replaced Reword(Incarnation current, Wanted wanted, ChangeVerdict.Reworded reworded)
    {
        scope.Ledger.Record(current with { DefinitionHash = wanted.Hash, Applied = reworded.Resolved });
        return new NodeOutcome.Replaced("Only the wording changed.", WaitsForOld: false);
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
}
