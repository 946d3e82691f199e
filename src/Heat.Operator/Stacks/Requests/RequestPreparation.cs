using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks.Adoption;
using Heat.Operator.Stacks.Revisions;

namespace Heat.Operator.Stacks.Requests;

/// <summary>Deals with requests that need more than the engine has, before the pass that notes them as handled.</summary>
/// <remarks>After a crash in between they are dealt with once more, which leads to the same.</remarks>
internal sealed class RequestPreparation(IStackStore store, ExportWriter export, SnapshotRestore restore)
{
    /// <summary>The input with what came of its requests.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="input">The input.</param>
    /// <param name="served">What the pass works on.</param>
    /// <param name="project">Id of the project.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<StackInput> PrepareAsync(V1Alpha1Stack stack, StackInput input, Served served, string project, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(input, cancellationToken);
        if (open.IsEmpty)
        {
            return input;
        }

        var prepared = ImmutableArray.CreateBuilder<PreparedRequest>();
        foreach (var request in open)
        {
            prepared.Add(request.Verb == RequestVerbs.Export
                ? await export.WriteAsync(stack, served.Sources.ToRequest(), project, cancellationToken)
                : await restore.PrepareAsync(stack, request, served, cancellationToken));
        }

        return input with { Prepared = prepared.ToImmutable() };
    }

    private async Task<ImmutableArray<StackRequest>> OpenAsync(StackInput input, CancellationToken cancellationToken)
    {
        var asked = input.Requests.Where(request => request.Verb is RequestVerbs.Export or RequestVerbs.Restore && !request.WasHandled).ToImmutableArray();
        if (asked.IsEmpty)
        {
            return [];
        }

        try
        {
            var state = await store.LoadAsync(input.Stack, cancellationToken);
            return [.. asked.Where(request => state.Handled.GetValueOrDefault(request.Verb) != request.Value)];
        }
        catch (StackStateException)
        {
            return []; // told before any pass runs
        }
    }
}
