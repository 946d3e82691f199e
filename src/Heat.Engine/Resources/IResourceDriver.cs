using Heat.Templates.Values;

namespace Heat.Engine.Resources;

/// <summary>Drives one resource type in the cloud. Lives for one pass over one stack.</summary>
/// <remarks>
/// No method waits for the cloud: it starts the work and returns; a later pass observes it.
/// Every method may be called again with the same input, after a crash at any point.
/// </remarks>
public interface IResourceDriver
{
    /// <summary>Reads the live object. Never changes it. <see cref="ResourceContext.PhysicalId"/> is set.</summary>
    /// <remarks>
    /// The answer may come from a list that is shared with other resources, provided that the list was asked for no
    /// earlier than <see cref="ResourceContext.ObservedNotBefore"/>.
    /// </remarks>
    Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>Starts creation. Nothing that can fail may follow the call that creates.</summary>
    Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>Applies the in-place part of a difference; <see cref="ResourceContext.Properties"/> are the new ones.</summary>
    /// <remarks>Work of several steps starts the first one and notes the rest in the resource's data; see <see cref="IAdvances"/>.</remarks>
    Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken);

    /// <summary>Starts deletion. An object that is already gone is a success.</summary>
    Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>The value of one attribute of a ready object, before any path is applied.</summary>
    Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken);
}
