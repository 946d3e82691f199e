using Heat.Engine.Adoption;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>Brings one resource to its desired state: finds out where it stands and takes the one step that is due.</summary>
internal sealed class BringUp(PassScope scope, Evaluation evaluation, Failures failures, ResourceChanges changes, ResourceSteps steps)
{
    private const int MostSteps = 8;

    /// <summary>Takes the resource as far as it goes in this pass.</summary>
    public ValueTask<NodeOutcome> RunAsync(ResourceDefinition definition) => evaluation.IsSettled(definition)
        ? ValueTask.FromResult(NodeOutcome.Done)
        : new ValueTask<NodeOutcome>(StepThroughAsync(definition));

    private async Task<NodeOutcome> StepThroughAsync(ResourceDefinition definition)
    {
        if (failures.HeldNote(definition.Name) is { } held)
        {
            return held;
        }

        if (steps.Hooks.Before(definition) is { } paused)
        {
            return paused;
        }

        if (evaluation.Evaluate(definition, out var obstacle) is not { } wanted)
        {
            return obstacle!; // set where there is no value
        }

        for (var step = 0; step < MostSteps; step++)
        {
            var outcome = await StepAsync(wanted).ConfigureAwait(false);
            if (outcome is NodeOutcome.DoneOutcome)
            {
                return Passed(wanted);
            }

            if (outcome is not NodeOutcome.Replaced { WaitsForOld: false })
            {
                return outcome;
            }
        }

        return new NodeOutcome.Waiting("Several changes follow each other.", TimeSpan.Zero);
    }

    private NodeOutcome Passed(Wanted wanted)
    {
        if (steps.Hooks.After(wanted.Definition) is { } paused)
        {
            return paused;
        }

        evaluation.Settle(wanted);
        return NodeOutcome.Done;
    }

    private async Task<NodeOutcome> StepAsync(Wanted wanted)
    {
        await steps.Announcements.SavedAsync(wanted.Name).ConfigureAwait(false);
        var current = scope.Ledger.Current(wanted.Name);
        if (ExternalResource.Is(wanted.Definition, current))
        {
            return await steps.External.RunAsync(current, wanted).ConfigureAwait(false);
        }

        if (Adopter.Applies(scope, current, wanted))
        {
            return await steps.Adopter.RunAsync(wanted).ConfigureAwait(false);
        }

        current ??= await steps.Creator.BeginAsync(wanted).ConfigureAwait(false);
        if (current is { IsUnhealthy: true, PhysicalId: not null })
        {
            return await changes.RenewAsync(current, wanted).ConfigureAwait(false);
        }

        var isOfType = current.Type == wanted.Definition.Type;
        var isAsWanted = isOfType && current.DefinitionHash == wanted.Hash;
        if (isOfType && current.Rest != RestStage.Awake && await WakeAsync(current, wanted, isAsWanted).ConfigureAwait(false) is { } waking)
        {
            return waking;
        }

        return isAsWanted
            ? await GoOnAsync(Described(current, wanted), wanted).ConfigureAwait(false)
            : await changes.RunAsync(current, wanted).ConfigureAwait(false);
    }

    /// <summary>
    /// It rests, and shall work again. What cannot be woken does not keep a changed definition from having its way. An object of another type is
    /// replaced as it is: the wanted type's driver cannot wake it.
    /// </summary>
    private async Task<NodeOutcome?> WakeAsync(Incarnation current, Wanted wanted, bool isAsWanted)
    {
        var outcome = await steps.Rest.ResumeAsync(current, wanted.Driver).ConfigureAwait(false);
        if (outcome is NodeOutcome.DoneOutcome)
        {
            return new NodeOutcome.Replaced("It works again.", WaitsForOld: false);
        }

        return outcome is NodeOutcome.Failed && !isAsWanted ? null : outcome;
    }

    private Task<NodeOutcome> GoOnAsync(Incarnation current, Wanted wanted)
    {
        if (current is { Phase: IncarnationPhase.Creating, PhysicalId: null })
        {
            return steps.Creator.RunAsync(current, wanted);
        }

        if (failures.Held(current) is { } held)
        {
            return Task.FromResult(held);
        }

        return current switch
        {
            { Phase: IncarnationPhase.Ready, LastError: not null } => steps.Drift.RunAsync(current, wanted),
            { Phase: IncarnationPhase.Ready } => ReadyAsync(current, wanted),
            { Phase: IncarnationPhase.Updating, Before: not null } => steps.Updater.RepeatAsync(current, wanted),
            _ => steps.Settler.LookAsync(current, wanted),
        };
    }

    private async Task<NodeOutcome> ReadyAsync(Incarnation current, Wanted wanted)
    {
        if (steps.Drift.IsDue(current))
        {
            return await steps.Drift.RunAsync(current, wanted).ConfigureAwait(false);
        }

        await steps.Attributes.ReadAsync(current, wanted, null).ConfigureAwait(false);
        return NodeOutcome.Done;
    }

    /// <summary>Policies and order may change without a change of the object.</summary>
    private Incarnation Described(Incarnation current, Wanted wanted)
    {
        var requirements = current.Phase == IncarnationPhase.Ready ? wanted.Requirements : current.Requirements.Union(wanted.Requirements);
        var hooks = wanted.DeletionHooks;
        if (current.DeletionPolicy == wanted.Definition.DeletionPolicy && current.Requirements.SetEquals(requirements) && current.Hooks.SetEquals(hooks))
        {
            return current;
        }

        var described = current with { DeletionPolicy = wanted.Definition.DeletionPolicy, Requirements = requirements, Hooks = hooks };
        scope.Ledger.Record(described);
        return described;
    }
}
