namespace Heat.Operator.Entities;

/// <summary>Reasons of conditions and events: one word for programs.</summary>
public enum StackReason
{
    /// <summary>Everything is as the template says.</summary>
    [Remedy("Nothing.")]
    [Means(ReasonMeaning.Well)]
    Succeeded,

    /// <summary>Work is under way.</summary>
    [Remedy("Wait; the message says what is worked on.")]
    [Means(ReasonMeaning.Waiting)]
    Progressing,

    /// <summary>A resource failed; it is tried again.</summary>
    [Remedy("Read `status.blocking`: it has the cloud's words and request id. The resource is tried again by itself, with growing pauses.")]
    [Means(ReasonMeaning.Trouble)]
    ResourceFailed,

    /// <summary>The action took longer than its timeout.</summary>
    [Remedy("Look at what the message names, or raise `spec.timeout`. Work goes on all the same.")]
    [Means(ReasonMeaning.Trouble)]
    TimedOut,

    /// <summary>An action failed or was cancelled, and was undone: the stack is not what its spec says.</summary>
    [Remedy("Read what failed in the message. Change the spec; or mend the cause and set the annotation `orchestration.openstack.org/retry`. See [revisions](../user-guide/revisions-and-snapshots.md).")]
    [Means(ReasonMeaning.Trouble)]
    RolledBack,

    /// <summary>A create was cancelled where it stood.</summary>
    [Remedy("Set the annotation `orchestration.openstack.org/retry` to go on, change the spec, or delete the Stack.")]
    [Means(ReasonMeaning.Trouble)]
    Cancelled,

    /// <summary>The template, a parameter or an environment is wrong.</summary>
    [Remedy("Correct the place that the message names; the id at its end stands in [diagnostics](diagnostics.md). Nothing was changed in the cloud.")]
    [Means(ReasonMeaning.Trouble)]
    InvalidTemplate,

    /// <summary>The spec contradicts itself.</summary>
    [Remedy("Correct the field that the message names.")]
    [Means(ReasonMeaning.Trouble)]
    InvalidSpec,

    /// <summary>The spec asks for something that is not supported yet.</summary>
    [Remedy("Use what the message offers instead.")]
    [Means(ReasonMeaning.Trouble)]
    NotSupported,

    /// <summary>A Secret or ConfigMap that the spec names is missing, or lacks the key.</summary>
    [Remedy("Create the ConfigMap or Secret that the message names, or the key in it. The Stack goes on by itself.")]
    [Means(ReasonMeaning.Trouble)]
    SourceMissing,

    /// <summary>The clouds.yaml cannot be used.</summary>
    [Remedy("Correct the credentials Secret as the message says. The Stack goes on by itself.")]
    [Means(ReasonMeaning.Trouble)]
    InvalidCredentials,

    /// <summary>The cloud refused the credentials.</summary>
    [Remedy("Correct the credentials Secret, or ask the cloud's operator for the role. The Stack goes on by itself.")]
    [Means(ReasonMeaning.Trouble)]
    AuthenticationFailed,

    /// <summary>The cloud cannot be reached.</summary>
    [Remedy("Look after the network or the address in `clouds.yaml`, or wait; it is tried again.")]
    [Means(ReasonMeaning.Trouble)]
    CloudUnreachable,

    /// <summary>Another Stack must be ready first.</summary>
    [Remedy("Look at the Stack that the message names.")]
    [Means(ReasonMeaning.Waiting)]
    DependencyNotReady,

    /// <summary>The spec says to leave the stack alone.</summary>
    [Remedy("Set `spec.suspend` to false.")]
    [Means(ReasonMeaning.Wanted)]
    Suspended,

    /// <summary>Deletion waits until protection is taken away.</summary>
    [Remedy("Set `spec.deletionProtection` to false.")]
    [Means(ReasonMeaning.Wanted)]
    DeletionProtected,

    /// <summary>Deletion waits for Stacks that depend on this one.</summary>
    [Remedy("Delete the Stacks that the message names, or take this one out of their `spec.dependsOn`.")]
    [Means(ReasonMeaning.Waiting)]
    StillNeeded,

    /// <summary>The Stack in which this one stands is gone.</summary>
    [Remedy("Nested stacks go with their parent; this one was left over because the parent's finalizer was taken off by hand. Give it `spec.cloudCredentialsRef` and delete it.")]
    [Means(ReasonMeaning.Trouble)]
    ParentMissing,

    /// <summary>The saved state cannot be read or written.</summary>
    [Remedy("See [troubleshooting](../operations/troubleshooting.md#the-state-cannot-be-read). Nothing is changed until the state can be read and written.")]
    [Means(ReasonMeaning.Trouble)]
    StateUnavailable,

    /// <summary>Live objects are as they were applied.</summary>
    [Remedy("Nothing.")]
    [Means(ReasonMeaning.Well)]
    InSync,

    /// <summary>Live objects differ from what was applied.</summary>
    [Remedy("With `drift.policy: Correct` nothing; with `Report` decide: change it back, change the template, or set `Correct`.")]
    [Means(ReasonMeaning.Trouble)]
    DriftDetected,

    /// <summary>A change waits until somebody approves its plan.</summary>
    [Remedy("Read the StackPlan that the message names, and approve it as the message says; or change the spec. See [plans and drift](../user-guide/plans-and-drift.md).")]
    [Means(ReasonMeaning.Wanted)]
    AwaitingApproval,

    /// <summary>A plan was made.</summary>
    [Remedy("Nothing.")]
    [Means(ReasonMeaning.Well)]
    Planned,

    /// <summary>A plan is about the Stack as it is.</summary>
    [Remedy("Nothing.")]
    [Means(ReasonMeaning.Well)]
    UpToDate,

    /// <summary>The Stack, or what it refers to, changed since a plan was made.</summary>
    [Remedy("Set the annotation `orchestration.openstack.org/reconcile` of the StackPlan to another value, or make a new one.")]
    [Means(ReasonMeaning.Trouble)]
    StackMoved,

    /// <summary>The Stack that a plan names does not exist, or is being deleted.</summary>
    [Remedy("Correct `spec.stackRef` of the StackPlan.")]
    [Means(ReasonMeaning.Trouble)]
    StackMissing,

    /// <summary>A fault of the operator.</summary>
    [Remedy("Report it with the operator's log. It is tried again.")]
    [Means(ReasonMeaning.Trouble)]
    InternalError,
}
