using System.Text.Json;
using Heat.Engine.Ports;
using Heat.Engine.Snapshots;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Adoption;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Revisions;

namespace Heat.Operator.Snapshots;

/// <summary>Writes down what a snapshot is going to copy, before anything is copied.</summary>
internal sealed class SnapshotBegin(NestedSources sources, ServedSources served, ExportComposer export, IStackStore store)
{
    private const int MarkLength = 12;

    /// <summary>The record of a snapshot that begins now.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="stack">The Stack.</param>
    /// <param name="drivers">Drivers of its cloud.</param>
    /// <param name="project">Id of its project.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SnapshotRecord> RecordAsync(
        V1Alpha1StackSnapshot snapshot, V1Alpha1Stack stack, IResourceDriverSource drivers, string project, CancellationToken cancellationToken)
    {
        var chosen = await served.ChooseAsync(stack, await sources.ReadAsync(stack, cancellationToken), cancellationToken);
        var request = chosen.Sources.ToRequest();
        var document = await export.ComposeAsync(stack, request, project, cancellationToken);
        var state = await StateAsync(stack, cancellationToken);
        return new SnapshotRecord(
            stack.Metadata.Generation,
            stack.Metadata.Uid,
            Revision.Of(request) with { Rewrites = chosen.Rewrites },
            document.ToJsonString(JsonSerializerOptions.Web),
            SnapshotPass.Plan(state, drivers, Mark(snapshot)));
    }

    /// <summary>The state of the stack.</summary>
    public Task<StackState> StateAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        store.LoadAsync(stack.Identity(), cancellationToken);

    private static string Mark(V1Alpha1StackSnapshot snapshot) =>
        snapshot.Metadata.Uid!.Replace("-", "", StringComparison.Ordinal)[..MarkLength]; // a stored object has a uid
}
