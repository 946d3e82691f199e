using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Resources;

/// <summary>Recognises an object whose id was lost between the creating call and the record.</summary>
public interface IFindsLostObject
{
    /// <summary>Looks for the object by the physical name (and what else proves that it is ours). Null: it was never created.</summary>
    Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken);

    /// <summary>
    /// What is found bears a mark that only our own call can have given it. False, the safe answer: it is recognised by what
    /// it is, so a search for an object that was never created could find somebody else's.
    /// </summary>
    bool FindsOnlyOurs => false;
}

/// <summary>Creating twice does no harm, so a lost id needs no search: nothing is left in the cloud, or the call is idempotent.</summary>
public interface ICreatesIdempotently;

/// <summary>The service removes the object within the deleting call.</summary>
public interface IDeletesAtOnce
{
    /// <summary>When <see cref="IResourceDriver.DeleteAsync"/> returns without an exception, the object is gone: no look is needed.</summary>
    bool IsGoneOnceDeleted { get; }
}

/// <summary>Update or replace depends on values, not only on which property changed.</summary>
public interface IDecidesChange
{
    /// <summary>The verdict on a difference. It can raise the schema's verdict (refuse beats replace beats in place), never lower it.</summary>
    ChangeDecision Decide(PropertyDiff difference);
}

/// <summary>The type needs an order that the template does not say.</summary>
public interface IAddsDependencies
{
    /// <summary>Logical names that <paramref name="resource"/> must wait for, beyond its references.</summary>
    /// <remarks>Values may be unknown; two unknowns from the same reference are equal, so references can be compared.</remarks>
    IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all);
}

/// <summary>Work of several steps: the object is pending until a further call is made.</summary>
public interface IAdvances
{
    /// <summary>Takes the next step. Called when an observation is pending and names a <see cref="Observation.NextStep"/>.</summary>
    Task<ResourceChange> AdvanceAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken);
}

/// <summary><c>get_resource</c> yields something else than the physical id.</summary>
public interface IHasReferenceId
{
    /// <summary>What <c>get_resource</c> yields.</summary>
    TemplateValue ReferenceId(ResourceContext resource);
}

/// <summary><c>get_resource</c> yields something that only the object tells.</summary>
public interface IReadsReferenceId
{
    /// <summary>What <c>get_resource</c> yields. Must be cheap.</summary>
    Task<TemplateValue> ReadReferenceIdAsync(ResourceContext resource, CancellationToken cancellationToken);
}

/// <summary>The live object can be compared with the desired properties: drift is seen and corrected.</summary>
public interface IReadsLiveProperties
{
    /// <summary>
    /// The live values of those properties that can be read back, in the form of <see cref="ResourceContext.Properties"/>.
    /// A property that cannot be compared is left out.
    /// </summary>
    MapValue ReadLiveProperties(ResourceContext resource, Observation observation);
}

/// <summary>Something must be freed before a replacement can be made, such as a port's address.</summary>
public interface IPreparesReplacement
{
    /// <summary>Frees what the replacement needs. Called once the decision is taken, before the new object is created.</summary>
    Task<ResourceChange> PrepareReplacementAsync(ResourceContext resource, CancellationToken cancellationToken);
}

/// <summary>The old object must be gone before the new one can exist, such as a key pair of the same name.</summary>
public interface IReplacesByDeletingFirst;

/// <summary>Every update of the stack makes the resource anew, whether its definition changed or not.</summary>
public interface IRenewedByUpdates;

/// <summary>The type can be backed up before it is deleted (<c>deletion_policy: Snapshot</c>).</summary>
public interface ISnapshotsBeforeDelete
{
    /// <summary>Starts the backup; the object stays pending until <see cref="Observation.Lifecycle"/> says otherwise.</summary>
    Task<ResourceChange> SnapshotAsync(ResourceContext resource, CancellationToken cancellationToken);
}

/// <summary>An object that failed an update stays as it is, and may be mended by the same update: whoever asks for a retry gets it.</summary>
/// <remarks>
/// <see cref="IResourceDriver.UpdateAsync"/> is then called with a difference that is empty, and also where the object is ready again: it must be repeatable.
/// </remarks>
public interface IUpdatesWhatFailed;

/// <summary>Mistakes in the values that the schema alone cannot see.</summary>
public interface IValidatesProperties
{
    /// <summary>The mistakes, each a sentence that names the property. Unknown values must be accepted.</summary>
    IEnumerable<string> Validate(PropertyTree properties);
}

/// <summary>A resource as the planner sees it: values may be unknown.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Type">Type.</param>
/// <param name="Properties">Effective properties.</param>
/// <param name="Requirements">Logical names it waits for already.</param>
public sealed record PlannedResource(string Name, string Type, PropertyTree Properties, IReadOnlySet<string> Requirements);
