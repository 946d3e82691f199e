using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.History;
using Heat.Resources;

namespace Heat.Operator.Stacks.Recovery;

/// <summary>Makes the lost state of a stack anew from its objects in the cloud, before a pass works on it.</summary>
internal sealed partial class StateRecovery(
    IStackRecovery recovery, RecoveryInputs inputs, DamagedPages damage, IStackStore store, IDriverSourceFactory drivers,
    IEventPublisher events, StackHistory history, ILogger<StateRecovery> logger)
{
    private const int Shown = 5;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    /// <summary>Makes it anew and saves it.</summary>
    /// <returns>The problem that forbids it, or null.</returns>
    /// <exception cref="StackStateException">It cannot be saved.</exception>
    public async Task<StackProblem?> RunAsync(
        V1Alpha1Stack stack, StackPreparation preparation, StateLoss loss, CancellationToken cancellationToken)
    {
        var cloud = drivers.ForSession(preparation.Session);
        var input = await inputs.GatherAsync(stack, preparation.Input with { IsDeletion = false }, loss, cancellationToken);
        var report = await recovery.RunAsync(cloud.Drivers, cloud.Resolver, input, cancellationToken);
        if (!report.Obstacles.IsEmpty)
        {
            return Problem(stack, report);
        }

        var identity = preparation.Input.Stack;
        if (loss.IsDamaged)
        {
            await damage.ReplaceAsync(identity, loss.Remains, report.State, cancellationToken);
        }
        else
        {
            await store.SaveAsync(identity, report.State, cancellationToken);
        }

        Log.Rebuilt(logger, stack.Metadata.Namespace, stack.Metadata.Name, report.Found.Length, report.Gone.Length, report.Leaving.Length);
        var news = Describe(report, loss);
        history.Append(stack, stack.Status?.Action ?? "CREATE", stack.Status?.Status ?? "IN_PROGRESS", news);
        await events.PublishAsync(stack, EventType.Warning, nameof(StackEventReason.StateRebuilt), news, cancellationToken);
        return null;
    }

    private static StackProblem Problem(V1Alpha1Stack stack, RecoveryReport report)
    {
        var message = $"The Secrets stack-{stack.Metadata.Uid}-state-… that hold the stack's state are gone or damaged, and it cannot be made anew from the cloud: "
            + $"{Some(report.Obstacles, " ")} Nothing is created, changed or deleted until then. Restoring the Secrets from a backup helps too. "
            + $"New values are allowed by the annotation {RecoveryInputs.RenewAnnotation} with the resources' names. "
            + "To let the objects go, set spec.deletionPolicy to Orphan and delete the Stack.";
        return new StackProblem(StackReason.StateUnavailable, message, !report.MayPass, report.MayPass ? AskAgain : LookAgain);
    }

    private static string Describe(RecoveryReport report, StateLoss loss) => string.Concat(
        $"The stack's state was {(loss.IsDamaged ? "damaged" : "gone")}; it is rebuilt from the cloud. Objects found: {report.Found.Length}, ",
        $"gone and made anew: {Count(report.Gone)}, to be removed: {Count(report.Leaving)}.",
        report.LeftAlone.IsEmpty ? "" : $" Left alone, since neither template nor status name them as the stack's: {Some(report.LeftAlone, ", ")}.");

    private static string Count(IReadOnlyList<string> names) => names.Count == 0 ? "0" : $"{names.Count} ({Some(names, ", ")})";

    private static string Some(IReadOnlyList<string> texts, string between) =>
        string.Join(between, texts.Take(Shown)) + (texts.Count > Shown ? $"{between}and {texts.Count - Shown} more" : "");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lost state of {Namespace}/{Stack} is rebuilt: {Found} found, {Gone} gone, {Leaving} to be removed")]
        public static partial void Rebuilt(ILogger logger, string? @namespace, string? stack, int found, int gone, int leaving);
    }
}
