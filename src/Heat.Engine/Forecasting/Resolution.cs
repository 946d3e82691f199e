using Heat.Engine.Execution;
using Heat.Templates.Schemas;

namespace Heat.Engine.Forecasting;

/// <summary>Turns names into ids for a forecast; a name that does not exist is a reason to refuse.</summary>
internal sealed class Resolution(NameResolution names)
{
    /// <summary>The properties as the cloud wants them, or why they cannot be had.</summary>
    /// <param name="Properties">The properties; those that were given where there is a refusal.</param>
    /// <param name="Refusal">Why; null: there is no obstacle.</param>
    public readonly record struct Result(PropertyTree Properties, string? Refusal);

    /// <summary>Looks the names up.</summary>
    public async Task<Result> ResolveAsync(Wanted wanted)
    {
        try
        {
            return new(await names.ResolveAsync(wanted).ConfigureAwait(false), null);
        }
        catch (UnresolvedException exception)
        {
            return new(wanted.Properties, exception.Message);
        }
    }
}
