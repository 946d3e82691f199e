using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;

namespace Heat.Engine.Execution;

/// <summary>Makes the records of new incarnations. Nothing is sent to the cloud for them yet.</summary>
internal sealed class Minter(PassScope scope)
{
    /// <summary>A new incarnation of what is wanted.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="resolved">Its properties with names turned into ids.</param>
    /// <param name="action">Whether it is the first or takes the place of another.</param>
    public Incarnation Mint(Wanted wanted, PropertyTree resolved, ResourceAction action)
    {
        var name = new ResourceName(wanted.Name);
        var shortId = scope.Engine.ShortIds.Mint(scope.Input.Stack.Id, name);
        var limit = (wanted.Driver as ILimitsPhysicalName)?.PhysicalNameLimit ?? PhysicalNames.DefaultLimit;
        return Describe(wanted, resolved, new Incarnation
        {
            ShortId = shortId,
            Name = name,
            Type = wanted.Definition.Type,
            PhysicalName = PhysicalNames.For(scope.Input.Stack, name, shortId, limit),
            Phase = IncarnationPhase.Creating,
            PhaseSince = scope.Now,
            Applied = resolved,
            DefinitionHash = wanted.Hash,
            IsKnownAbsent = true,
            Action = action,
        });
    }

    /// <summary>An incarnation whose object does not exist yet, described as it is wanted now.</summary>
    public Incarnation Describe(Wanted wanted, PropertyTree resolved, Incarnation incarnation) => incarnation with
    {
        Applied = resolved,
        DefinitionHash = wanted.Hash,
        Metadata = wanted.Metadata,
        Requirements = wanted.Requirements,
        DeletionPolicy = wanted.Definition.DeletionPolicy,
        Hooks = wanted.DeletionHooks,
        Generation = scope.Input.Generation,
    };
}
