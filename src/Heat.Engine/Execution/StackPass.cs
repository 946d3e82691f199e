using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>One pass: loads the state, lets the nodes act, saves what they learned, reports.</summary>
internal sealed class StackPass(EngineServices engine, IResourceDriverSource drivers, IPropertyResolver resolver) : IStackPass
{
    public async Task<PassReport> RunAsync(StackInput input, CancellationToken cancellationToken)
    {
        if (input is { IsDeletion: false, Template: null })
        {
            throw new ArgumentException("A stack that is not to be deleted needs a template.", nameof(input));
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var tokens = new PassTokens(engine.Options.Grace, engine.Clock, cancellationToken);
        var state = await engine.Store.LoadAsync(input.Stack, cancellationToken).ConfigureAwait(false);
        var ledger = new StateLedger(engine.Store, input.Stack, state, engine.Options.SaveWithin, engine.Clock, tokens.Finishing);
        await using (ledger.ConfigureAwait(false))
        {
            using var scope = new PassScope(input, engine, drivers, resolver, ledger, tokens);
            try
            {
                return await new PassRun(scope).RunAsync().ConfigureAwait(false);
            }
            finally
            {
                await SaveRestAsync(scope, state).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the pass learned is saved however it ends.</summary>
    private async Task SaveRestAsync(PassScope scope, StackState loaded)
    {
        if (scope.Input.IsDeletion && scope.Ledger.State.Incarnations.IsEmpty)
        {
            // No save may come after the removal.
            await scope.Ledger.DisposeAsync().ConfigureAwait(false);
            await engine.Store.DeleteAsync(scope.Input.Stack, scope.Tokens.Finishing).ConfigureAwait(false);
            engine.Memory.Forget(scope.Input.Stack.Id);
        }
        else if (!ReferenceEquals(loaded, scope.Ledger.State))
        {
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
        }
    }
}
