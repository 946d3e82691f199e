namespace Heat.Engine.Resources;

/// <summary>The object can be put to rest and set to work again. One of a type without this ability stays as it is when its stack rests.</summary>
/// <remarks>
/// Whether it rests is told by <see cref="Observation.IsSuspended"/>; while it is on its way there or back it is
/// <see cref="Lifecycle.Pending"/>. Both calls may be made again, also when the first one was carried out and its answer lost.
/// </remarks>
public interface ISuspends
{
    /// <summary>Begins to put it to rest.</summary>
    Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>Begins to set it to work again.</summary>
    Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken);
}
