using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Recovery;

/// <summary>Makes the record of an incarnation from what the cloud shows.</summary>
/// <remarks>
/// What was applied is lost. Live values take its place where they can be read; all else counts as the template gives it.
/// The definition hash stays empty, so that the next pass compares and decides by the usual rules.
/// </remarks>
internal sealed class RecordMaker(PassScope scope)
{
    /// <summary>The record before anything is known but its identity.</summary>
    public Incarnation Begin(ResourceName name, string type, ShortId shortId) => new()
    {
        ShortId = shortId,
        Name = name,
        Type = type,
        PhysicalName = PhysicalNames.For(scope.Input.Stack, name, shortId, LimitOf(type)),
        Phase = IncarnationPhase.Ready,
        PhaseSince = scope.Now,
        Applied = PropertyTree.Empty,
        DefinitionHash = "",
        Generation = scope.Input.Generation,
    };

    /// <summary>The record of what the template wants, before its object is looked at.</summary>
    public Incarnation Begin(Wanted wanted, ShortId shortId) =>
        Begin(new ResourceName(wanted.Name), wanted.Definition.Type, shortId) with
        {
            Applied = wanted.Properties,
            Metadata = wanted.Metadata,
            Requirements = wanted.Requirements,
            DeletionPolicy = wanted.Definition.DeletionPolicy,
        };

    /// <summary>The record with what was seen of the object; null: it is gone.</summary>
    public Incarnation? Complete(Incarnation begun, IResourceDriver driver, Observation observation, bool isFinished)
    {
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            return null;
        }

        if (observation.Deleting)
        {
            return Departure.Begin(begun, scope.Now, scope.Input.Generation) with { Backup = BackupStage.None };
        }

        var isReady = observation is { Lifecycle: Lifecycle.Ready, NextStep: null };
        return begun with
        {
            Phase = isReady || isFinished ? IncarnationPhase.Ready : IncarnationPhase.Creating,
            Applied = isReady ? Applied(begun, driver, observation) : begun.Applied,
        };
    }

    private PropertyTree Applied(Incarnation begun, IResourceDriver driver, Observation observation)
    {
        var context = scope.ContextOf(begun, scope.StartedAt);
        var live = (driver as IReadsLiveProperties)?.ReadLiveProperties(context, observation) ?? MapValue.Empty;
        var unchangeable = (driver as IRecovers)?.ReadFixedProperties(context, observation) ?? MapValue.Empty;
        return PropertyDiffer.Overlay(PropertyDiffer.Overlay(begun.Applied, live), unchangeable);
    }

    private int LimitOf(string type) =>
        (scope.Drivers.Find(type) as ILimitsPhysicalName)?.PhysicalNameLimit ?? PhysicalNames.DefaultLimit;
}
