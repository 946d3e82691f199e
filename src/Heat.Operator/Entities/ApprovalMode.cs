namespace Heat.Operator.Entities;

/// <summary>Whether a change of a stack waits for approval.</summary>
public enum ApprovalMode
{
    /// <summary>It is carried out at once.</summary>
    Automatic,

    /// <summary>It waits until somebody approves its plan.</summary>
    Manual,
}
