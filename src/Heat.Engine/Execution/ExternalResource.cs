using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>A resource of <c>external_id</c>: looked at, never created, changed or deleted.</summary>
internal sealed class ExternalResource(PassScope scope, Minter minter, AttributeReader attributes, Failures failures)
{
    /// <summary>The node concerns this class.</summary>
    public static bool Is(ResourceDefinition definition, Incarnation? current) =>
        definition.ExternalId is not null || current is { IsExternal: true };

    /// <summary>Why the object cannot be another one than it was; null: it is the same, or the first.</summary>
    public static string? Refusal(Incarnation? current, Wanted wanted) =>
        current is not null && (!current.IsExternal || current.PhysicalId?.Value != wanted.Definition.ExternalId)
            ? $"Update to property external_id of {wanted.Name} ({wanted.Definition.Type}) is not supported."
            : null;

    /// <summary>The sentence on an object that does not exist.</summary>
    public static string Missing(Incarnation incarnation) =>
        $"Invalid external resource: {incarnation.PhysicalId} ({incarnation.Type}) can not be found.";

    /// <summary>Looks whether the object is there.</summary>
    public async Task<NodeOutcome> RunAsync(Incarnation? current, Wanted wanted)
    {
        if (Refusal(current, wanted) is { } refusal)
        {
            return new NodeOutcome.Refused(refusal);
        }

        var mustLook = current is null || scope.Input.ObserveNotBefore is not null;
        if (current is not null && scope.WasLookedAt(current.ShortId))
        {
            mustLook = false;
        }

        var incarnation = current ?? Adopted(wanted);
        if (!mustLook)
        {
            await attributes.ReadAsync(incarnation, wanted, null).ConfigureAwait(false);
            return NodeOutcome.Done;
        }

        var observation = await scope.ObserveAsync(wanted.Driver, incarnation, scope.Input.ObserveNotBefore ?? scope.StartedAt)
            .ConfigureAwait(false);
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            return failures.Note(wanted.Name, new Fault(FaultKind.RetrySlowly, Missing(incarnation)));
        }

        scope.NoteLook(incarnation.ShortId, observation);
        if (current is null)
        {
            scope.Ledger.Record(incarnation);
            scope.Publish(incarnation, ResourceAction.Create, Words.Complete, "An existing object is used as it is.");
        }

        await attributes.ReadAsync(incarnation, wanted, observation).ConfigureAwait(false);
        return NodeOutcome.Done;
    }

    private Incarnation Adopted(Wanted wanted) => minter.Mint(wanted, wanted.Properties, ResourceAction.Create) with
    {
        PhysicalId = new PhysicalId(wanted.Definition.ExternalId!), // Is() was asked first
        Phase = IncarnationPhase.Ready,
        IsExternal = true,
        DeletionPolicy = DeletionPolicy.Retain,
    };
}
