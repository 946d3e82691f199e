using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A resource that is a stack of its own.</summary>
internal sealed class SimulatedStackDriver(IChildStacks children) : IResourceDriver, IHasNestedStack, ISuspends, IFindsLostObject, IReadsReferenceId
{
    public bool FindsOnlyOurs => true;

    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await children.FindAsync(resource.Stack, resource.PhysicalName, cancellationToken) is { } child ? Seen(child) : Observation.Absent;

    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var child = await ApplyAsync(resource, cancellationToken);
        return new Creation(new PhysicalId(child.Id.Value), Observed: Seen(child));
    }

    public async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        new(Observed: Seen(await ApplyAsync(resource, cancellationToken)));

    public Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        children.DeleteAsync(resource.Stack, resource.PhysicalName, orphan: false, cancellationToken);

    public Task OrphanAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        children.DeleteAsync(resource.Stack, resource.PhysicalName, orphan: true, cancellationToken);

    public Task ReleaseAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        children.ReleaseAsync(resource.Stack, resource.PhysicalName, cancellationToken);

    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(ResourceChange.None);

    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(ResourceChange.None);

    public async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await children.FindAsync(resource.Stack, resource.PhysicalName, cancellationToken) is { } child
            ? new Creation(new PhysicalId(child.Id.Value))
            : null;

    public async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        (await children.FindAsync(resource.Stack, resource.PhysicalName, cancellationToken))?.Outputs[attribute] ?? TemplateValue.Null;

    public async Task<TemplateValue> ReadReferenceIdAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        (await children.FindAsync(resource.Stack, resource.PhysicalName, cancellationToken))?.Outputs["OS::stack_id"]
            ?? TemplateValue.From(resource.RequiredId);

    private Task<ChildStack> ApplyAsync(ResourceContext resource, CancellationToken cancellationToken) => children.ApplyAsync(
        resource.Stack,
        new ChildStackWish { Name = resource.PhysicalName, Resource = resource.Name, Request = resource.Nested! }, // what is applied is in the template
        cancellationToken);

    private static Observation Seen(ChildStack child) => child switch
    {
        { IsDeleting: true } => new Observation(Lifecycle.Pending, "deleting") { Deleting = true, Troubles = child.Status == StackStatus.Failed ? child.Troubles : [] },
        { IsCurrent: false } => new Observation(Lifecycle.Pending, "told"),
        { Status: StackStatus.Complete } => new Observation(Lifecycle.Ready) { IsSuspended = child.Action == StackAction.Suspend },
        { Status: StackStatus.Failed, Action: StackAction.Check } => new Observation(Lifecycle.Pending, child.Reason) { Troubles = child.Troubles, IsFromCheck = true },
        { Status: StackStatus.Failed } => new Observation(Lifecycle.Pending, child.Reason) { Troubles = child.Troubles, IsStalled = child.IsStalled },
        _ => new Observation(Lifecycle.Pending, child.Reason),
    };
}
