using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>Drives a resource that is a stack of its own: tells what that stack shall be, and how it stands. A type says what is particular to it.</summary>
internal abstract class NestedStackDriver(IChildStacks children)
    : IResourceDriver, IHasNestedStack, ISuspends, IFindsLostObject, IReadsReferenceId, IRecovers, IForetellsStack
{
    private const string NameKey = "stack";

    /// <inheritdoc/>
    public bool FindsOnlyOurs => true;

    /// <summary>The stacks.</summary>
    protected IChildStacks Children { get; } = children;

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken).ConfigureAwait(false) is { } child ? Observe(resource, child) : Observation.Absent;

    /// <inheritdoc/>
    public virtual async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var child = await ApplyAsync(resource, child: null, cancellationToken).ConfigureAwait(false);
        return Record(resource, child);
    }

    /// <inheritdoc/>
    public virtual async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var before = await FindAsync(resource, cancellationToken).ConfigureAwait(false);
        var child = await ApplyAsync(resource, before, cancellationToken).ConfigureAwait(false);
        return new ResourceChange(PhysicalIdOf(child), Observed: Observe(resource, child));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Children.DeleteAsync(resource.Stack, NameOf(resource), orphan: false, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A stack inside rests with the one in which it stands, and need not be told: only its end is waited for.</remarks>
    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public Task OrphanAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Children.DeleteAsync(resource.Stack, NameOf(resource), orphan: true, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Children.ReleaseAsync(resource.Stack, NameOf(resource), cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken).ConfigureAwait(false) is { } child ? Record(resource, child) : null;

    /// <inheritdoc/>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        resource.PhysicalId is { } id
        && await Children.FindByIdAsync(resource.Stack, new StackId(id.Value), cancellationToken).ConfigureAwait(false) is { } child
            ? Record(resource, child)
            : null;

    /// <inheritdoc/>
    public async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken).ConfigureAwait(false) is { } child ? Attribute(resource, child, attribute) : TemplateValue.Null;

    /// <inheritdoc/>
    public async Task<TemplateValue> ReadReferenceIdAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken).ConfigureAwait(false) is { } child
            ? ReferenceId(resource, child)
            : TemplateValue.From(resource.PhysicalId?.Value);

    /// <inheritdoc/>
    public async Task<ForeseenStack> ForetellAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var child = resource.PhysicalId is null ? null : await FindAsync(resource, cancellationToken).ConfigureAwait(false);
        return Foretell(resource, child);
    }

    /// <summary>What the stack will be in the end.</summary>
    /// <param name="resource">The resource as it is wanted; values may be unknown.</param>
    /// <param name="child">The stack as it is; null: there is none yet.</param>
    protected virtual ForeseenStack Foretell(ResourceContext resource, ChildStack? child)
    {
        var wish = Wish(resource, child);
        return new ForeseenStack(
            wish.Request with { AvailabilityZones = resource.Nested?.AvailabilityZones },
            child is null ? null : new StackIdentity(child.Id, child.Name, resource.Stack.Namespace),
            IsElsewhere(wish) ? "It stands in another cloud or region, which a plan does not look into." : null);
    }

    /// <summary>It stands in another cloud, or in another region, than the one in which it is a resource.</summary>
    protected static bool IsElsewhere(ChildStackWish wish) =>
        wish.CredentialsSecret is not null || (wish.Region is { } region && region != wish.Request.Pseudo.Region);

    /// <summary>What the stack shall be now.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="child">The stack as it is; null: there is none yet.</param>
    protected virtual ChildStackWish Wish(ResourceContext resource, ChildStack? child) => new()
    {
        Name = NameOf(resource),
        Resource = resource.Name,
        Request = resource.Nested ?? throw new InvalidOperationException($"Resource '{resource.Name}' has no template."),
        Adopted = resource.Adopted,
    };

    /// <summary>Where the stack is in its life, as the resource shows it.</summary>
    protected virtual Observation Observe(ResourceContext resource, ChildStack child) => ChildObservation.Of(child);

    /// <summary>What <c>get_resource</c> yields.</summary>
    protected abstract TemplateValue ReferenceId(ResourceContext resource, ChildStack child);

    /// <summary>The value of an attribute; null value where there is none.</summary>
    protected abstract TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute);

    /// <summary>Name of the stack: the physical name, unless the record was made anew.</summary>
    protected static string NameOf(ResourceContext resource) => resource.Data.GetValueOrDefault(NameKey, resource.PhysicalName);

    /// <summary>The stack of a resource; null: there is none.</summary>
    protected Task<ChildStack?> FindAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Children.FindAsync(resource.Stack, NameOf(resource), cancellationToken);

    /// <summary>Tells what the stack shall be.</summary>
    protected Task<ChildStack> ApplyAsync(ResourceContext resource, ChildStack? child, CancellationToken cancellationToken) =>
        Children.ApplyAsync(resource.Stack, Wish(resource, child), cancellationToken);

    /// <summary>What is kept of a stack in the resource's record.</summary>
    protected Creation Record(ResourceContext resource, ChildStack child) =>
        new(PhysicalIdOf(child), resource.Data.SetItem(NameKey, child.Name), Observe(resource, child));

    private static PhysicalId PhysicalIdOf(ChildStack child) => new(child.Id.Value);
}
