using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Adoption;

/// <summary>Takes over objects that exist already: looks whether they are there, and changes nothing.</summary>
internal sealed class Adopter(PassScope scope, Minter minter, NameResolution names, Failures failures, Settler settler)
{
    /// <summary>The resource is to be taken over: the stack is being adopted and has no record of it yet.</summary>
    /// <remarks>A stack inside the stack is made, and takes over what is inside it.</remarks>
    public static bool Applies(PassScope scope, Incarnation? current, Wanted wanted) =>
        current is null && scope.IsAdopting && !(wanted.Driver is IHasNestedStack && NestedIn(scope, wanted.Name) is not null);

    /// <summary>What the stack that a resource is takes over; null: nothing, or the resource is no stack.</summary>
    public static string? NestedIn(PassScope scope, string name) =>
        scope.IsAdopting ? scope.Input.Adoption?.Resources.GetValueOrDefault(name)?.Nested : null;

    /// <summary>Takes the resource over, or says why that cannot be done.</summary>
    public async Task<NodeOutcome> RunAsync(Wanted wanted)
    {
        var given = scope.Input.Adoption!.Resources.GetValueOrDefault(wanted.Name); // Applies() was asked first
        if (Obstacle(given, wanted) is { } obstacle)
        {
            return Refused(wanted, obstacle);
        }

        var record = minter.Mint(wanted, await names.ResolveAsync(wanted).ConfigureAwait(false), ResourceAction.Adopt) with
        {
            PhysicalId = new PhysicalId(given!.Id!), // no obstacle: both are given
            Data = given.Data,
            IsKnownAbsent = false,
            IsAdopted = true,
        };
        var found = await scope.Calls.RunAsync(
            () => ((IRecovers)wanted.Driver).RecoverAsync(scope.ContextOf(record, scope.StartedAt), isFinished: true, scope.Tokens.Pass), scope.Tokens.Pass)
            .ConfigureAwait(false);
        return found is null
            ? Missing(wanted, record)
            : await TakeAsync(record with { PhysicalId = found.Id, Data = found.Data ?? record.Data }, wanted, found.Observed).ConfigureAwait(false);
    }

    private async Task<NodeOutcome> TakeAsync(Incarnation record, Wanted wanted, Observation? observation)
    {
        observation ??= await scope.ObserveAsync(wanted.Driver, record, scope.StartedAt).ConfigureAwait(false);
        switch (observation.Lifecycle)
        {
            case Lifecycle.Absent:
                return Missing(wanted, record);
            case Lifecycle.Pending:
                return new NodeOutcome.Waiting(observation.Reason ?? "The cloud is at work on it", observation.LookAgainAfter ?? scope.Engine.Options.AppearsWithin);
            case Lifecycle.Failed:
                return failures.Note(wanted.Name, new Fault(
                    FaultKind.RetrySlowly, $"The object {record.PhysicalId} is not taken over as it is: {observation.Reason}. Mend it in the cloud."));
            default:
                var adopted = record with { Phase = IncarnationPhase.Ready, PhaseSince = scope.Now };
                scope.Ledger.Record(adopted);
                scope.NoteLook(adopted.ShortId, observation);
                scope.Publish(adopted, ResourceAction.Adopt, Words.Complete);
                return await settler.SettleAsync(adopted, wanted, observation).ConfigureAwait(false);
        }
    }

    private static string? Obstacle(AdoptedResource? given, Wanted wanted)
    {
        if (given?.Id is null)
        {
            return "Resource ID was not provided.";
        }

        return wanted.Driver is IRecovers
            ? null
            : $"{wanted.Definition.Type} cannot be taken over: its record cannot be made from the object. Take it out of the template, or name it with external_id.";
    }

    private NodeOutcome Refused(Wanted wanted, string reason) => failures.Note(wanted.Name, new Fault(FaultKind.Terminal, reason));

    private NodeOutcome Missing(Wanted wanted, Incarnation record) => failures.Note(wanted.Name, new Fault(
        FaultKind.RetrySlowly,
        $"There is no {record.Type} with the id {record.PhysicalId} in the project of the stack's credentials, so it cannot be taken over."));
}
