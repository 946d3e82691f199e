using Heat.Kubernetes.Models;

namespace Heat.Cli.Cluster;

/// <summary>What the operator calls things in the cluster: kinds, annotations, labels, types and keys. The one place of these names here.</summary>
internal static class ClusterNames
{
    /// <summary>API group.</summary>
    public const string Group = "orchestration.openstack.org";

    /// <summary>Version inside the group.</summary>
    public const string Version = "v1alpha1";

    /// <summary>Key of the entries in the ConfigMap with a stack's history: lines of JSON, packed by gzip.</summary>
    public const string HistoryKey = "events.jsonl.gz";

    /// <summary>Type of Secrets that hold signals.</summary>
    public const string SignalType = Group + "/signals";

    /// <summary>Label of such a Secret with the stack's id.</summary>
    public const string SignalLabel = Group + "/signals-of";

    /// <summary>Annotation of such a Secret with the resource's name.</summary>
    public const string SignalResource = Group + "/resource";

    /// <summary>Key of such a Secret with what the signal says: JSON, packed by gzip.</summary>
    public const string SignalBody = "body";

    /// <summary>Key of the document in a Secret with an export.</summary>
    public const string ExportKey = "stack.json";

    /// <summary>Label of such a Secret with the stack's id.</summary>
    public const string ExportLabel = Group + "/export-of";

    /// <summary>Type under which Heat's clients know a stack as a whole.</summary>
    public const string StackType = "OS::Heat::Stack";

    /// <summary>Stacks.</summary>
    public static EntityMetadata Stack { get; } = new(Group, Version, "Stack", "stacks");

    /// <summary>What a changed Stack would do.</summary>
    public static EntityMetadata Plan { get; } = new(Group, Version, "StackPlan", "stackplans");

    /// <summary>Copies of what a stack holds.</summary>
    public static EntityMetadata Snapshot { get; } = new(Group, Version, "StackSnapshot", "stacksnapshots");

    /// <summary>Watches over a project for objects that belong to no Stack.</summary>
    public static EntityMetadata Sweep { get; } = new(Group, Version, "OrphanSweep", "orphansweeps");

    /// <summary>The annotation by which a verb is asked for.</summary>
    public static string AnnotationOf(string verb) => $"{Group}/{verb}";

    /// <summary>Name of the plan of a Stack that waits for approval.</summary>
    public static string PendingPlanOf(string stack) => $"{stack}-pending";

    /// <summary>Name of the Secret with the export of a Stack.</summary>
    public static string ExportOf(string stack) => $"{stack}-export";

    /// <summary>Name of the Secret of a signal.</summary>
    public static string SignalNameOf(string stackId, string id) => $"stack-{stackId}-signal-{id}";

    /// <summary>Name of the ConfigMap with a stack's history.</summary>
    public static string HistoryOf(string stackId) => $"stack-{stackId}-events";
}
