using System.Collections.Concurrent;
using Heat.Engine.Actions;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>
/// Saves the intention to create what comes next while that which it waits for is still being made, so that its call need
/// not wait for a save.
/// </summary>
/// <remarks>
/// Only what is known in full already, and what can be looked for without taking another's object for ours: a crash leaves
/// intentions of which nobody knows whether their call was made.
/// </remarks>
internal sealed class Announcements(PassScope scope, Evaluation evaluation, Minter minter, NameResolution names)
{
    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>Begins to announce those of the nodes that can be.</summary>
    public void Announce(IReadOnlyList<PlanNode> nodes)
    {
        foreach (var node in nodes.Where(node => node.Kind == PlanNodeKind.BringUp))
        {
            if (scope.Definitions.TryGetValue(node.Key, out var definition) && IsFirst(definition))
            {
                _underWay[node.Key] = AnnounceAsync(definition);
            }
        }
    }

    /// <summary>Returns once the announcement of a resource, if there is one, survives a crash.</summary>
    /// <exception cref="StackStateException">The state cannot be saved.</exception>
    public Task SavedAsync(string name) => _underWay.GetValueOrDefault(name, Task.CompletedTask);

    /// <summary>Returns once no announcement is under way.</summary>
    /// <exception cref="StackStateException">The state cannot be saved.</exception>
    public async Task EndAsync()
    {
        await Task.WhenAll(_underWay.Values).ConfigureAwait(false);
        _underWay.Clear();
    }

    private bool IsFirst(ResourceDefinition definition) =>
        definition.ExternalId is null && !scope.IsAdopting && !definition.Hooks.Contains(HookNames.PreCreate) && scope.Ledger.Current(definition.Name) is null && scope.Ledger.OldOnes(definition.Name).IsEmpty;

    private async Task AnnounceAsync(ResourceDefinition definition)
    {
        try
        {
            if (evaluation.Foresee(definition) is not { Driver: IFindsLostObject { FindsOnlyOurs: true } or ICreatesIdempotently } wanted)
            {
                return;
            }

            var resolved = await names.ResolveAsync(wanted).ConfigureAwait(false);
            var ahead = minter.Mint(wanted, resolved, Stacks.ResourceAction.Create) with { IsKnownAbsent = false, IsAhead = true };
            scope.Ledger.Record(ahead);
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
            scope.Memory.Uncalled[ahead.ShortId] = ahead;
            scope.Engine.Telemetry.Announcement();
        }
        catch (Exception exception) when (exception is not StackStateException)
        {
            // What stands in the way is met again, and told, when it is the resource's turn.
        }
    }
}
