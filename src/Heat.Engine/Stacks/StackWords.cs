using Heat.Engine.Execution;

namespace Heat.Engine.Stacks;

/// <summary>Heat's words for what a stack does and how that stands: status, events, metrics and sentences say the same.</summary>
public static class StackWords
{
    /// <summary>The word for an action.</summary>
    public static string Of(StackAction action) => action switch
    {
        StackAction.Create => "CREATE",
        StackAction.Update => "UPDATE",
        StackAction.Rollback => "ROLLBACK",
        StackAction.Suspend => "SUSPEND",
        StackAction.Resume => "RESUME",
        StackAction.Check => "CHECK",
        StackAction.Snapshot => "SNAPSHOT",
        StackAction.Restore => "RESTORE",
        StackAction.Adopt => "ADOPT",
        _ => "DELETE",
    };

    /// <summary>The word for how an action stands.</summary>
    public static string Of(StackStatus status) => status switch
    {
        StackStatus.InProgress => Words.InProgress,
        StackStatus.Complete => Words.Complete,
        _ => Words.Failed,
    };
}
