using Heat.Engine.Adoption;
using Heat.Engine.Ports;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Revisions;

/// <summary>Chooses which desired state a pass works on: the spec's, or the revision to which the stack was turned back.</summary>
internal sealed partial class ServedSources(IStackStore store, RevisionBook revisions, ILogger<ServedSources> logger)
{
    /// <summary>What is served for a spec.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="sources">What its spec says and refers to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Served> ChooseAsync(V1Alpha1Stack stack, StackSources sources, CancellationToken cancellationToken)
    {
        var desired = DesiredGeneration.Of(stack, sources);
        if (await StateAsync(stack, cancellationToken) is not { } state)
        {
            return new Served(sources, Serving.OfSpec(desired)) { Adoption = sources.Handover?.Resources() };
        }

        var serving = Serving.Of(state, desired);
        var adoption = state.WasComplete ? null : sources.Handover?.Resources();
        if (stack.Spec.Nested?.Parent is not null)
        {
            // What it wants follows from its parent, which goes back and tells it.
            return new Served(sources, serving.Kind == ServingKind.Stopped ? serving : Serving.OfSpec(desired)) { Adoption = adoption };
        }

        await revisions.KeepAsync(stack, state, serving, () => Revision.Of(sources.ToRequest()), cancellationToken);
        if (serving.Kind is ServingKind.Spec or ServingKind.Stopped || serving.Revision == 0)
        {
            return new Served(sources, serving) { Adoption = adoption };
        }

        return await revisions.ReadAsync(stack, serving.Revision, cancellationToken) is { } revision
            ? new Served(sources.With(revision.ToRequest(), $"revision {serving.Revision}"), serving) { Rewrites = revision.Rewrites }
            : await GiveUpAsync(stack, sources, state, serving, cancellationToken);
    }

    /// <summary>A state that cannot be read is somebody else's trouble: it is told before any pass runs.</summary>
    private async Task<StackState?> StateAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        try
        {
            return await store.LoadAsync(stack.Identity(), cancellationToken);
        }
        catch (StackStateException)
        {
            return null;
        }
    }

    /// <summary>There is no way back to a revision that is gone: the spec is served again, rather than nothing at all.</summary>
    private async Task<Served> GiveUpAsync(
        V1Alpha1Stack stack, StackSources sources, StackState state, Serving serving, CancellationToken cancellationToken)
    {
        Log.Gone(logger, stack.Metadata.Namespace, stack.Metadata.Name, serving.Revision);
        var back = state with { Serving = serving.Retried(), LastGood = null };
        await store.SaveAsync(stack.Identity(), back, cancellationToken);
        return new Served(sources, back.Serving);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Stack {Namespace}/{Stack} cannot go back to revision {Revision}, which is gone; its spec is served again")]
        public static partial void Gone(ILogger logger, string? @namespace, string? stack, long revision);
    }
}

/// <summary>What a pass works on.</summary>
/// <param name="Sources">Template, files, environments, parameters and credentials.</param>
/// <param name="Serving">Which desired state that is.</param>
internal sealed record Served(StackSources Sources, Serving Serving)
{
    /// <summary>What a restore puts in the place of the template's properties, by resource.</summary>
    public MapValue Rewrites { get; init; } = MapValue.Empty;

    /// <summary>What is taken over in the place of being created; null: nothing, or nothing any more.</summary>
    public AdoptedStack? Adoption { get; init; }

    /// <summary>Nothing at all is wanted: the rollback of a create.</summary>
    public bool IsNothing => Serving.Revision == 0;
}
