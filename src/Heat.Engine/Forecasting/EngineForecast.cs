using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Forecasting;

/// <summary>Makes forecasts over the services of this process.</summary>
internal sealed class EngineForecast(EngineServices engine) : IStackForecast
{
    public async Task<StackForecast> ForecastAsync(
        IResourceDriverSource drivers, IPropertyResolver resolver, StackInput input, CancellationToken cancellationToken)
    {
        using var tokens = new PassTokens(engine.Options.Grace, engine.Clock, cancellationToken);
        var state = await engine.Store.LoadAsync(input.Stack, cancellationToken).ConfigureAwait(false);
        return await ForecastAsync(engine, drivers, resolver, input, state, tokens).ConfigureAwait(false);
    }

    /// <summary>A forecast from a state that is loaded already.</summary>
    /// <exception cref="ForecastException">The cloud cannot be asked at present.</exception>
    public static async Task<StackForecast> ForecastAsync(
        EngineServices engine, IResourceDriverSource drivers, IPropertyResolver resolver, StackInput input, StackState state, PassTokens tokens)
    {
        using var activity = EngineTelemetry.Activities.StartActivity("stack forecast");
        activity?.SetTag("stack", input.Stack.Name).SetTag("namespace", input.Stack.Namespace);
        using var scope = ForecastScope.Over(input, state, engine, drivers, resolver, tokens);
        await using (scope.Ledger.ConfigureAwait(false))
        {
            try
            {
                return await new ForecastRun(scope).RunAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (!NodeRunner.EndsPass(exception, tokens))
            {
                throw new ForecastException(engine.Faults.Classify(exception));
            }
        }
    }
}
