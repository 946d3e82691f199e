using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what becomes of an incarnation that is wanted no more: the counterpart of <see cref="CleanUp"/>.</summary>
internal static class LeavingForecaster
{
    /// <summary>Tells it.</summary>
    public static Outlook Run(PassScope scope, Incarnation incarnation)
    {
        var isLeft = CleanUp.IsLeftAlone(scope, incarnation);
        return new Outlook(
            new ResourceForecast
            {
                Name = incarnation.Name.Value,
                Type = incarnation.Type,
                Action = isLeft ? ForecastAction.Leave : ForecastAction.Delete,
                Reason = Reason(scope, incarnation),
                PhysicalId = incarnation.PhysicalId?.Value,
                OldObject = isLeft ? DeletionPolicy.Retain : incarnation.DeletionPolicy,
            },
            MapValue.Empty);
    }

    private static string? Reason(PassScope scope, Incarnation incarnation) => incarnation switch
    {
        { IsExternal: true } => "The object is not the stack's own.",
        { PhysicalId: null } => "Its creation was begun; it is looked up whether it exists.",
        _ when scope.Definitions.ContainsKey(incarnation.Name.Value) => "It was replaced before.",
        _ => null,
    };
}
