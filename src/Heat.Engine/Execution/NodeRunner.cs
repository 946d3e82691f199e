using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Runs one node of the plan. Whatever goes wrong in it becomes its outcome, never the pass's.</summary>
internal sealed class NodeRunner(PassScope scope, BringUp bringUp, CleanUp cleanUp, Failures failures)
{
    /// <summary>The exception ends the whole pass: it was told to end, or the state cannot be saved.</summary>
    public static bool EndsPass(Exception exception, PassTokens tokens) =>
        exception is StackStateException || (exception is OperationCanceledException && tokens.Pass.IsCancellationRequested);

    /// <summary>Runs it.</summary>
    public ValueTask<NodeOutcome> RunAsync(PlanNode node)
    {
        if (scope.Tokens.Pass.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<NodeOutcome>(scope.Tokens.Pass);
        }

        if (node.Kind == PlanNodeKind.BringUp)
        {
            var running = bringUp.RunAsync(scope.Definitions[node.Key]);
            return running.IsCompletedSuccessfully ? running : new(GuardAsync(node, running.AsTask()));
        }

        return scope.Ledger.Find(new ShortId(node.Key)) is { } incarnation && !IsWanted(incarnation)
            ? new(GuardAsync(node, cleanUp.RunAsync(incarnation)))
            : ValueTask.FromResult(NodeOutcome.Done);
    }

    /// <summary>It got its name back in this very pass.</summary>
    private bool IsWanted(Incarnation incarnation) => incarnation.IsCurrent && scope.Definitions.ContainsKey(incarnation.Name.Value);

    private async Task<NodeOutcome> GuardAsync(PlanNode node, Task<NodeOutcome> running)
    {
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (UnresolvedException exception)
        {
            return Failed(node, exception.Fault);
        }
        catch (Exception exception) when (!EndsPass(exception, scope.Tokens))
        {
            return Failed(node, scope.Engine.Faults.Classify(exception));
        }
    }

    private NodeOutcome Failed(PlanNode node, Fault fault)
    {
        var incarnation = node.Kind == PlanNodeKind.BringUp ? scope.Ledger.Current(node.Key) : scope.Ledger.Find(new ShortId(node.Key));
        return incarnation is null or { Phase: IncarnationPhase.Ready, IsCurrent: true }
            ? failures.Note(node.Key, fault)
            : failures.Record(incarnation, fault);
    }
}
