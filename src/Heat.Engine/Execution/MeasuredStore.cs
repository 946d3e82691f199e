using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Measures and traces the saves of another store.</summary>
internal sealed class MeasuredStore(IStackStore store, EngineTelemetry telemetry, TimeProvider clock) : IStackStore
{
    public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken) => store.LoadAsync(stack, cancellationToken);

    public async Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken)
    {
        using var activity = EngineTelemetry.Activities.StartActivity("state save");
        activity?.SetTag("stack", stack.Name).SetTag("namespace", stack.Namespace);
        var (start, outcome) = (clock.GetTimestamp(), "failed");
        try
        {
            await store.SaveAsync(stack, state, cancellationToken).ConfigureAwait(false);
            outcome = "ok";
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            telemetry.Save(outcome, clock.GetElapsedTime(start));
        }
    }

    public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken) => store.DeleteAsync(stack, cancellationToken);
}
