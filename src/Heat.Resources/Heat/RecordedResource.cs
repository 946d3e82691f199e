using System.Collections.Concurrent;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>A resource without an object in the cloud: it exists as long as the stack's record of it does.</summary>
/// <remarks>
/// Deletion leaves no trace anywhere, so this instance notes it until the engine has seen the resource gone. Were the note
/// lost, the engine would delete again, which does no harm.
/// </remarks>
internal abstract class RecordedResource : IResourceDriver, ICreatesIdempotently, IRecovers
{
    private readonly ConcurrentDictionary<(StackId Stack, string Id), DateTimeOffset> _leaving = new();

    /// <inheritdoc/>
    public Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var key = (resource.Stack.Id, resource.RequiredId);
        if (!_leaving.TryGetValue(key, out var since))
        {
            return StateAsync(resource, cancellationToken);
        }

        var observation = Leaving(resource, since);
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            _leaving.TryRemove(key, out _);
        }

        return Task.FromResult(observation);
    }

    /// <inheritdoc/>
    public virtual Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName), Observed: Ready));

    /// <inheritdoc/>
    public virtual Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourceChange(Observed: Ready));

    /// <inheritdoc/>
    public virtual Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        _leaving.TryAdd((resource.Stack.Id, resource.RequiredId), Now);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public virtual Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(TemplateValue.Null);

    /// <inheritdoc/>
    public virtual Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        Task.FromResult(resource.PhysicalId is { } id && isFinished ? new Creation(id, resource.Data, Ready) : null);

    /// <summary>It exists and is usable.</summary>
    protected static Observation Ready { get; } = new(Lifecycle.Ready);

    /// <summary>The time; only types that let time pass have one.</summary>
    protected virtual DateTimeOffset Now => default;

    /// <summary>How a resource stands that is not being deleted.</summary>
    protected virtual Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(Ready);

    /// <summary>How a resource stands whose deletion was asked for.</summary>
    protected virtual Observation Leaving(ResourceContext resource, DateTimeOffset since) => Observation.Absent;
}
