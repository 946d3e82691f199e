using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Heat's words.</summary>
internal static class Words
{
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Failed = "FAILED";

    /// <summary>The word for an action on a resource.</summary>
    public static string Of(ResourceAction action) => action switch
    {
        ResourceAction.Create => "CREATE",
        ResourceAction.Update => "UPDATE",
        ResourceAction.Replace => "REPLACE",
        ResourceAction.Suspend => "SUSPEND",
        ResourceAction.Resume => "RESUME",
        ResourceAction.Check => "CHECK",
        ResourceAction.Snapshot => "SNAPSHOT",
        ResourceAction.Adopt => "ADOPT",
        _ => "DELETE",
    };

    /// <summary>The word for an action on a stack.</summary>
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

    /// <summary>The word for what is done at a node.</summary>
    public static string Of(PlanNodeKind kind) => kind == PlanNodeKind.BringUp ? "bring_up" : "clean_up";

    /// <summary>The word for what came of a node.</summary>
    public static string Of(NodeOutcome outcome) => outcome switch
    {
        NodeOutcome.Waiting => "waiting",
        NodeOutcome.Replaced => "replaced",
        NodeOutcome.Refused => "refused",
        NodeOutcome.Skipped => "skipped",
        NodeOutcome.Failed or NodeOutcome.Troubled => "failed",
        _ => "done",
    };

    /// <summary>The word for how an action stands.</summary>
    public static string Of(StackStatus status) => status switch
    {
        StackStatus.InProgress => InProgress,
        StackStatus.Complete => Complete,
        _ => Failed,
    };

    /// <summary>An age for people, coarse so that it does not change with every look; empty while it is short.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 10 } => "",
        { TotalMinutes: < 1 } => $" for {(int)age.TotalSeconds / 10 * 10} s",
        { TotalHours: < 1 } => $" for {(int)age.TotalMinutes} min",
        _ => $" for {(int)age.TotalHours} h",
    };
}
