namespace Heat.Operator.Entities;

/// <summary>Reasons of events about a Stack that no condition tells. Beside these, each change of the Ready condition's reason is an event.</summary>
public enum StackEventReason
{
    /// <summary>The Secrets with the stack's state were lost or damaged; the state was made anew from the objects in the cloud.</summary>
    StateRebuilt,

    /// <summary>A request, an annotation <c>orchestration.openstack.org/&lt;verb&gt;</c>, was carried out.</summary>
    RequestDone,

    /// <summary>A request cannot be carried out as it stands; the message says why.</summary>
    RequestRefused,

    /// <summary>Something that the spec says has no effect, such as a policy for a resource that the stack does not have; the message says where it stands.</summary>
    SpecWithoutEffect,
}
