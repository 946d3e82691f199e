using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what becomes of a resource of <c>external_id</c>: its object is looked at and nothing else.</summary>
internal sealed class ExternalForecaster(Sights sights)
{
    /// <summary>Tells it.</summary>
    public async Task<Outlook> RunAsync(Incarnation? current, Wanted wanted)
    {
        if (ExternalResource.Refusal(current, wanted) is { } refusal)
        {
            return Outlook.Refused(wanted.Definition, current, refusal);
        }

        var incarnation = current ?? Taken(wanted);
        var observation = await sights.ObserveAsync(incarnation, wanted.Driver).ConfigureAwait(false);
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            return Outlook.Refused(wanted.Definition, incarnation, ExternalResource.Missing(incarnation));
        }

        await sights.TellAsync(incarnation, wanted, observation).ConfigureAwait(false);
        return Outlook.Kept(wanted.Definition, incarnation, current is null ? "An existing object is used as it is." : null);
    }

    private static Incarnation Taken(Wanted wanted) => new()
    {
        ShortId = new ShortId(wanted.Name),
        Name = new ResourceName(wanted.Name),
        Type = wanted.Definition.Type,
        PhysicalName = wanted.Name,
        PhysicalId = new PhysicalId(wanted.Definition.ExternalId!), // a resource without one has an incarnation
        Phase = IncarnationPhase.Ready,
        Applied = wanted.Properties,
        DefinitionHash = wanted.Hash,
        IsExternal = true,
        DeletionPolicy = DeletionPolicy.Retain,
    };
}
