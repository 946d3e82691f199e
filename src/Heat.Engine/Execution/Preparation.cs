using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Frees what one object of a resource takes over from the others, such as an address. May be asked again after a crash.</summary>
internal sealed class Preparation(PassScope scope)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>What is waited for while another object of its resource is on its way out and may hold what it needs; null: nothing.</summary>
    public NodeOutcome? HeldBy(Incarnation taker, IResourceDriver driver) =>
        driver is IPreparesReplacement && scope.Ledger.OldOnes(taker.Name.Value).Any(Departure.HoldsSuccessor)
            ? new NodeOutcome.Waiting("The later object must go first.", LookAgain)
            : null;

    /// <summary>Makes the others of its resource let go.</summary>
    /// <param name="taker">The incarnation that has the name.</param>
    /// <param name="driver">Its driver.</param>
    public async Task FreeAsync(Incarnation taker, IResourceDriver driver)
    {
        if (driver is not IPreparesReplacement preparing)
        {
            return;
        }

        var holders = scope.Ledger.OldOnes(taker.Name.Value)
            .Where(old => old.PhysicalId is not null && old.Type == taker.Type && !old.IsExternal && old.Phase != IncarnationPhase.Deleting);
        foreach (var old in holders)
        {
            var change = await scope.Calls.RunAsync(
                () => preparing.PrepareReplacementAsync(scope.ContextOf(old, scope.Now), scope.Tokens.Pass), scope.Tokens.Pass)
                .ConfigureAwait(false);
            if (change.Data is not null && scope.Ledger.Find(old.ShortId) is { } record)
            {
                scope.Ledger.Record(record with { Data = change.Data });
            }
        }
    }
}
