using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Recovery;

/// <summary>Makes a state anew: lists what carries the stack's identity, then visits the template in the order of its references.</summary>
internal sealed class StackRecovery(EngineServices engine) : IStackRecovery
{
    /// <summary>No generation that there ever was: the next pass takes the desired state for a new one.</summary>
    private const long NoGeneration = -1;

    public async Task<RecoveryReport> RunAsync(
        IResourceDriverSource drivers, IPropertyResolver resolver, RecoveryInput input, CancellationToken cancellationToken)
    {
        engine.Memory.Forget(input.Stack.Stack.Id);
        using var tokens = new PassTokens(engine.Options.Grace, engine.Clock, cancellationToken);
        var ledger = new StateLedger(
            new UnsavedStore(), input.Stack.Stack, input.Remains, engine.Options.SaveWithin, engine.Clock, tokens.Finishing);
        await using (ledger.ConfigureAwait(false))
        {
            using var scope = new PassScope(input.Stack, engine, drivers, resolver, ledger, tokens);
            return await RunAsync(scope, input).ConfigureAwait(false);
        }
    }

    private static async Task<RecoveryReport> RunAsync(PassScope scope, RecoveryInput input)
    {
        ImmutableArray<Claim> claims;
        try
        {
            claims = await new IdentitySearch(scope, input).RunAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            return new RecoveryReport
            {
                State = input.Remains,
                Obstacles = [$"The cloud cannot be asked: {scope.Engine.Faults.Classify(exception).Message}"],
                MayPass = true,
            };
        }

        var ownership = new Ownership(input, claims);
        var findings = scope.Definitions.Count == 0
            ? ImmutableDictionary<string, Finding>.Empty
            : await VisitAsync(scope, new ResourceRecovery(scope, input, ownership), ownership).ConfigureAwait(false);
        var rest = await new RestRecovery(scope, input, ownership).RunAsync(findings).ConfigureAwait(false);
        return Report(scope, input, findings, rest);
    }

    /// <summary>Each resource after those that it refers to; what is independent at the same time.</summary>
    private static async Task<ImmutableDictionary<string, Finding>> VisitAsync(
        PassScope scope, ResourceRecovery recovery, Ownership ownership)
    {
        var findings = ImmutableDictionary<string, Finding>.Empty;
        var waiting = scope.Definitions.Values.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Where(definition => !waiting.Exists(other => definition.Requirements.Contains(other.Name))).ToList();
            if (next.Count == 0)
            {
                break; // a circle: the next pass says so
            }

            var visited = await Task.WhenAll(next.Select(VisitOneAsync)).ConfigureAwait(false);
            findings = findings.AddRange(visited);
            waiting.RemoveAll(next.Contains);
        }

        return findings;

        async Task<KeyValuePair<string, Finding>> VisitOneAsync(ResourceDefinition definition)
        {
            var finding = await recovery.RunAsync(definition).ConfigureAwait(false);
            if (finding is Finding.Found)
            {
                ownership.Found(definition.Name);
            }

            return KeyValuePair.Create(definition.Name, finding);
        }
    }

    private static RecoveryReport Report(
        PassScope scope, RecoveryInput input, ImmutableDictionary<string, Finding> findings, RestRecovery.Rest rest)
    {
        var found = findings.Values.OfType<Finding.Found>().Select(finding => finding.Incarnation).ToList();
        var obstacles = findings.OrderBy(finding => finding.Key, StringComparer.Ordinal)
            .Select(finding => finding.Value).OfType<Finding.Obstacle>().Concat(rest.Obstacles).ToList();
        var current = found.ToDictionary(record => record.Name, record => record.ShortId);
        var kept = input.Remains.Incarnations.Values.Select(record => record with
        {
            IsCurrent = record.IsCurrent && (!current.TryGetValue(record.Name, out var now) || now == record.ShortId),
        });
        return new RecoveryReport
        {
            State = StateOf(scope, input, kept.Concat(found).Concat(rest.Records)),
            Found = [.. found.Select(record => record.Name.Value).Order(StringComparer.Ordinal)],
            Gone = [.. findings.Where(finding => finding.Value is Finding.Gone).Select(finding => finding.Key).Order(StringComparer.Ordinal)],
            Leaving = [.. rest.Records.Select(Describe)],
            LeftAlone = rest.LeftAlone,
            Obstacles = [.. obstacles.Select(obstacle => obstacle.Message)],
            MayPass = obstacles.Exists(obstacle => obstacle.MayPass),
        };
    }

    private static StackState StateOf(PassScope scope, RecoveryInput input, IEnumerable<Incarnation> records) => input.Remains with
    {
        Incarnations = records.GroupBy(record => record.ShortId).ToImmutableDictionary(same => same.Key, same => same.Last()),
        Action = input.WasComplete ? StackAction.Update : StackAction.Create,
        Generation = NoGeneration,
        ActionSince = scope.Now,
        WasComplete = input.WasComplete || input.Remains.WasComplete,
        IsComplete = false,
    };

    private static string Describe(Incarnation record) => $"{record.Name} ({record.Type}, {record.PhysicalId})";

    /// <summary>A recovery is saved as a whole, by whoever asked for it.</summary>
    private sealed class UnsavedStore : IStackStore
    {
        public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken) => Task.FromResult(StackState.Empty);

        public Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
