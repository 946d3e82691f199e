using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Heat's words, and ours, for what happens to resources. Those for stacks are <see cref="StackWords"/>.</summary>
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

    /// <summary>An age for people, coarse so that it does not change with every look; empty while it is short.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 10 } => "",
        { TotalMinutes: < 1 } => $" for {(int)age.TotalSeconds / 10 * 10} s",
        { TotalHours: < 1 } => $" for {(int)age.TotalMinutes} min",
        _ => $" for {(int)age.TotalHours} h",
    };
}
