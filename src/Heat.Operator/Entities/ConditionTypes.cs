namespace Heat.Operator.Entities;

/// <summary>Types of conditions, after the kstatus conventions.</summary>
public static class ConditionTypes
{
    /// <summary>The cloud is as the template says.</summary>
    public const string Ready = "Ready";

    /// <summary>Work is under way. Absent when it is not.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>Work cannot go on until something is changed. Absent when it can.</summary>
    public const string Stalled = "Stalled";

    /// <summary>Something was changed behind the stack's back and is not corrected.</summary>
    public const string Drifted = "Drifted";
}

/// <summary>Reasons of conditions and events: one word for programs.</summary>
public enum StackReason
{
    /// <summary>Everything is as the template says.</summary>
    Succeeded,

    /// <summary>Work is under way.</summary>
    Progressing,

    /// <summary>A resource failed; it is tried again.</summary>
    ResourceFailed,

    /// <summary>The action took longer than its timeout.</summary>
    TimedOut,

    /// <summary>The template, a parameter or an environment is wrong.</summary>
    InvalidTemplate,

    /// <summary>The spec contradicts itself.</summary>
    InvalidSpec,

    /// <summary>The spec asks for something that is not supported yet.</summary>
    NotSupported,

    /// <summary>A Secret or ConfigMap that the spec names is missing, or lacks the key.</summary>
    SourceMissing,

    /// <summary>The clouds.yaml cannot be used.</summary>
    InvalidCredentials,

    /// <summary>The cloud refused the credentials.</summary>
    AuthenticationFailed,

    /// <summary>The cloud cannot be reached.</summary>
    CloudUnreachable,

    /// <summary>Another Stack must be ready first.</summary>
    DependencyNotReady,

    /// <summary>The spec says to leave the stack alone.</summary>
    Suspended,

    /// <summary>Deletion waits until protection is taken away.</summary>
    DeletionProtected,

    /// <summary>Deletion waits for Stacks that depend on this one.</summary>
    StillNeeded,

    /// <summary>The saved state cannot be read or written.</summary>
    StateUnavailable,

    /// <summary>Live objects are as they were applied.</summary>
    InSync,

    /// <summary>Live objects differ from what was applied.</summary>
    DriftDetected,

    /// <summary>A fault of the operator.</summary>
    InternalError,
}
