using System.Collections.Concurrent;
using Heat.Engine.Execution;
using Heat.Engine.Requests;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.CrossStack;
using Heat.Operator.Stacks.History;
using Heat.Operator.Stacks.Register;
using Heat.Operator.Stacks.Requests;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks;

/// <summary>Tells people how a stack stands: status, outputs Secret, events and history.</summary>
internal sealed class StackReporter(StackStatusWriter status, OutputTargetsWriter outputs, IEventPublisher events, StackHistory history, StackRegister register, TimeProvider clock)
{
    // While work goes on, every pass changes a count: a reader needs no more than one status a second.
    private static readonly TimeSpan ProgressPace = TimeSpan.FromSeconds(1);

    // What is held back is told by the pass after this one, which must not be far away.
    private static readonly TimeSpan SoonEnough = 2 * ProgressPace;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    /// <summary>Says that work on a new desired state has begun, for passes that take a while. Says it once.</summary>
    public async Task AnnounceAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        if (stack.Status?.ObservedGeneration != stack.Metadata.Generation)
        {
            await WriteAsync(stack, StatusComposer.ComposeStart(stack, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Reports a pass.</summary>
    public async Task ReportAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        Register(stack, report);
        var told = await outputs.WriteAsync(stack, report, cancellationToken);
        var hasAnswered = await AnswerAsync(stack, report, cancellationToken);
        var now = clock.GetUtcNow();
        var composed = told.AddTo(StatusComposer.Compose(stack, report, now), stack, now);
        if (!hasAnswered && report.Status == StackStatus.InProgress && report.LookAgainAfter <= SoonEnough && WasJustWritten(stack) && SameReady(stack, composed))
        {
            return;
        }

        await WriteAsync(stack, composed, cancellationToken);
    }

    /// <summary>Reports why no pass could run.</summary>
    public Task ReportAsync(V1Alpha1Stack stack, StackProblem problem, CancellationToken cancellationToken) =>
        WriteAsync(stack, StatusComposer.Compose(stack, problem, clock.GetUtcNow()), cancellationToken);

    /// <summary>Tells of a fault: by the status, or where that is what cannot be written, by an event alone.</summary>
    public async Task TellAsync(V1Alpha1Stack stack, StackProblem fault, CancellationToken cancellationToken)
    {
        try
        {
            await ReportAsync(stack, fault, cancellationToken);
        }
        catch (KubernetesApiException)
        {
            await events.PublishAsync(stack, EventType.Warning, fault.Reason.ToString(), fault.Message, cancellationToken);
        }
    }

    /// <summary>Drops what is remembered of a stack.</summary>
    public void Forget(V1Alpha1Stack stack) => _written.TryRemove(stack.Metadata.Uid ?? "", out _);

    private void Register(V1Alpha1Stack stack, PassReport report)
    {
        if (report is { Action: StackAction.Delete, IsGone: true } && stack.Spec.DeletionPolicy == StackDeletionPolicy.Orphan)
        {
            register.NoteReleased(stack);
        }
        else
        {
            register.Note(stack);
        }
    }

    /// <summary>Tells what came of requests in this pass.</summary>
    private async Task<bool> AnswerAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        var news = report.Answers.Where(answer => answer.IsNews).ToList();
        foreach (var answer in news)
        {
            var isRefused = answer.Standing == RequestStanding.Refused;
            history.Append(stack, StackWords.Of(report.Action), StackWords.Of(report.Status), RequestSentences.Of(answer));
            await events.PublishAsync(
                stack,
                isRefused ? EventType.Warning : EventType.Normal,
                (isRefused ? StackEventReason.RequestRefused : StackEventReason.RequestDone).ToString(),
                RequestSentences.Of(answer),
                cancellationToken);
        }

        return news.Count > 0;
    }

    private async Task WriteAsync(V1Alpha1Stack stack, V1Alpha1StackStatus composed, CancellationToken cancellationToken)
    {
        var previous = stack.Status;
        if (!await status.WriteAsync(stack, composed, cancellationToken))
        {
            return;
        }

        _written[stack.Metadata.Uid ?? ""] = clock.GetUtcNow();
        history.Note(stack, previous, composed);
        await events.TellReadyAsync(stack, previous?.Conditions, composed.Conditions, cancellationToken);
        foreach (var warning in SpecWarnings.News(previous, composed))
        {
            await events.PublishAsync(stack, EventType.Warning, nameof(StackEventReason.SpecWithoutEffect), warning, cancellationToken);
        }
    }

    private bool WasJustWritten(V1Alpha1Stack stack) =>
        _written.TryGetValue(stack.Metadata.Uid ?? "", out var last) && clock.GetUtcNow() - last < ProgressPace;

    private static bool SameReady(V1Alpha1Stack stack, V1Alpha1StackStatus composed) =>
        (stack.Status?.Conditions).Ready() is { } before && composed.Conditions.Ready() is { } after
        && before.Status == after.Status && before.Reason == after.Reason && stack.Status?.ObservedGeneration == composed.ObservedGeneration;
}
