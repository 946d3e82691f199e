using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>What would be done with one resource, with the values in the clear. Confidential.</summary>
/// <param name="Forecast">What may be shown.</param>
/// <param name="Desired">The values that are brought into force.</param>
internal sealed record Outlook(ResourceForecast Forecast, MapValue Desired)
{
    /// <summary>Resources that need this one are reached.</summary>
    public bool LetsOthersGoOn => Forecast.Action is not (ForecastAction.Refuse or ForecastAction.Wait);

    /// <summary>Nothing is done.</summary>
    public static Outlook Kept(ResourceDefinition definition, Incarnation current, string? reason = null) =>
        new(Named(definition, current, ForecastAction.Keep) with { Reason = reason }, MapValue.Empty);

    /// <summary>What is wanted is not allowed, or has mistakes.</summary>
    public static Outlook Refused(ResourceDefinition definition, Incarnation? current, string reason) =>
        new(Named(definition, current, ForecastAction.Refuse) with { Reason = reason }, MapValue.Empty);

    /// <summary>Who and what; the rest is added.</summary>
    public static ResourceForecast Named(ResourceDefinition definition, Incarnation? current, ForecastAction action) => new()
    {
        Name = definition.Name,
        Type = definition.Type,
        Action = action,
        PhysicalId = current?.PhysicalId?.Value,
    };
}
