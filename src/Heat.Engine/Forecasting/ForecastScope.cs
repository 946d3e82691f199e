using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Forecasting;

/// <summary>The surroundings of a forecast: those of a pass, but nothing in them can be saved, and nothing is remembered.</summary>
internal static class ForecastScope
{
    /// <summary>A scope over a state.</summary>
    public static PassScope Over(
        StackInput input, StackState state, EngineServices engine, IResourceDriverSource drivers, IPropertyResolver resolver, PassTokens tokens)
    {
        var ledger = new StateLedger(Sealed.Instance, input.Stack, state, engine.Options.SaveWithin, engine.Clock, tokens.Finishing);
        return new PassScope(input, engine, drivers, resolver, ledger, tokens) { Memory = new StackMemory() };
    }

    /// <summary>Refuses to save: a forecast that changes something is a fault.</summary>
    private sealed class Sealed : IStackStore
    {
        public static readonly Sealed Instance = new();

        public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken) => Task.FromResult(StackState.Empty);

        public Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken) => throw Refusal();

        public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken) => throw Refusal();

        private static StackStateException Refusal() => new("A forecast tried to change the state. Nothing was changed.");
    }
}
