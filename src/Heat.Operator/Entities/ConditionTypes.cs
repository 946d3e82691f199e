namespace Heat.Operator.Entities;

/// <summary>Types of conditions, after the kstatus conventions.</summary>
public static class ConditionTypes
{
    /// <summary>True: the cloud is as the template says. False: the reason and the message say what is missing.</summary>
    public const string Ready = "Ready";

    /// <summary>Work is under way. Absent when it is not.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>Nothing will happen until somebody corrects something: the template, a Secret, a quota. Absent when work can go on, and when it waits because the spec says so.</summary>
    public const string Stalled = "Stalled";

    /// <summary>True: live objects were changed behind the stack's back and are not, or not yet, corrected. <c>status.resources[].drift</c> names them.</summary>
    public const string Drifted = "Drifted";

    /// <summary>Of a StackPlan. True: the Stack, or what it refers to, moved on since the plan was made.</summary>
    public const string Stale = "Stale";
}
