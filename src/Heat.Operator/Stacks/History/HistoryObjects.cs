using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.History;

/// <summary>How the ConfigMap with a stack's history is named, labelled and laid out.</summary>
internal static class HistoryObjects
{
    /// <summary>Label of every such ConfigMap; its value is the stack's id.</summary>
    public const string Label = V1Alpha1Stack.GroupName + "/history";

    /// <summary>Key of the entries: lines of JSON, packed by gzip.</summary>
    public const string EventsKey = "events.jsonl.gz";

    /// <summary>Name of a stack's ConfigMap.</summary>
    public static string NameOf(string? stackId) => $"stack-{stackId}-events";

    /// <summary>The ConfigMap of a stack with these entries.</summary>
    public static V1ConfigMap Compose(V1Alpha1Stack stack, byte[] packed) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = NameOf(stack.Metadata.Uid),
            Namespace = stack.Metadata.Namespace,
            Labels = new Dictionary<string, string> { [Label] = stack.Metadata.Uid! }, // a stored object has a uid
            OwnerReferences = [stack.ToOwnerReference()],
        },
        BinaryData = new Dictionary<string, byte[]> { [EventsKey] = packed },
    };
}
