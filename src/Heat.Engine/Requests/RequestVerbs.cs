namespace Heat.Engine.Requests;

/// <summary>The verbs of requests, as people write them.</summary>
public static class RequestVerbs
{
    /// <summary>What failed is tried again now.</summary>
    public const string Retry = "retry";

    /// <summary>An update goes back to the last good revision; a create stops.</summary>
    public const string Cancel = "cancel";

    /// <summary>The stack goes back to the named snapshot.</summary>
    public const string Restore = "restore";

    /// <summary>Everything that is needed to take the stack over elsewhere is written down.</summary>
    public const string Export = "export";

    /// <summary>Every object is looked at, and nothing corrected.</summary>
    public const string Check = "check";

    /// <summary>Every object is looked at, and corrected after the drift policy.</summary>
    public const string Reconcile = "reconcile";

    /// <summary>The live values of the named resources and properties are right.</summary>
    public const string AcceptDrift = "accept-drift";

    /// <summary>The plan with the named hash may be carried out.</summary>
    public const string Approve = "approve";

    /// <summary>The named resources are replaced.</summary>
    public const string MarkUnhealthy = "mark-unhealthy";

    /// <summary>What waits at the named hooks goes on.</summary>
    public const string ClearHook = "clear-hook";

    /// <summary>While the stack is removed: what cannot be deleted is left behind and listed.</summary>
    public const string ForceDelete = "force-delete";
}
