namespace Heat.Operator.Entities;

/// <summary>Reasons of events about single resources.</summary>
public enum ResourceEventReason
{
    /// <summary>The resource was created.</summary>
    ResourceCreated,

    /// <summary>The resource was changed in place.</summary>
    ResourceUpdated,

    /// <summary>The resource was made anew because it could not be changed in place.</summary>
    ResourceReplaced,

    /// <summary>The resource was deleted.</summary>
    ResourceDeleted,

    /// <summary>An object that an interrupted create had left behind was found and taken over.</summary>
    ResourceAdopted,

    /// <summary>The resource was looked at, and is as it should be.</summary>
    ResourceChecked,

    /// <summary>The resource rests.</summary>
    ResourceSuspended,

    /// <summary>The resource works again after a rest.</summary>
    ResourceResumed,

    /// <summary>What the resource holds was copied before its deletion, as its deletion policy says.</summary>
    ResourceBackedUp,

    /// <summary>A signal came for the resource and was taken note of.</summary>
    ResourceSignalled,

    /// <summary>The resource waits at a hook, or was let pass.</summary>
    ResourceHook,

    /// <summary>What was tried with the resource failed; it is tried again.</summary>
    ResourceFailed,
}
