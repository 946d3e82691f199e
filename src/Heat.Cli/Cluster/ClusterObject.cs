using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Cluster;

/// <summary>An object of the cluster, read as JSON.</summary>
internal sealed class ClusterObject(KubernetesObject found)
{
    /// <summary>The whole document.</summary>
    public JsonObject Json => found.Json;

    /// <summary>Name.</summary>
    public string Name => found.Metadata.Name ?? "";

    /// <summary>Id.</summary>
    public string Uid => found.Metadata.Uid ?? "";

    /// <summary>Counts the changes of the spec.</summary>
    public long Generation => found.Metadata.Generation ?? 0;

    /// <summary>Counts all changes.</summary>
    public string? ResourceVersion => found.Metadata.ResourceVersion;

    /// <summary>Deletion was asked for.</summary>
    public bool IsBeingDeleted => found.Metadata.DeletionTimestamp is not null;

    /// <summary>Names of the Stacks that own it.</summary>
    public IEnumerable<string> Owners => (found.Metadata.OwnerReferences ?? []).Where(owner => owner.Kind == "Stack").Select(owner => owner.Uid).OfType<string>();

    /// <summary>A reference by which another object says that it goes with this one.</summary>
    public V1OwnerReference ToOwnerReference() => found.ToOwnerReference(blockOwnerDeletion: false);

    /// <summary>What is asked for.</summary>
    public JsonObject Spec => found.Json["spec"] as JsonObject ?? [];

    /// <summary>What the operator has seen.</summary>
    public JsonObject Status => found.Json["status"] as JsonObject ?? [];

    /// <summary>The operator has seen the newest spec.</summary>
    public bool IsObserved => (long?)Status["observedGeneration"] == Generation;

    /// <summary>Text at a path of member names; null: it is not set.</summary>
    public static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var member in path)
        {
            node = (node as JsonObject)?[member];
        }

        return node is JsonValue value ? value.ToString() : null;
    }

    /// <summary>The objects of a list; none where there is no list.</summary>
    public static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A condition by its type.</summary>
    public JsonObject? Condition(string type) => Items(Status["conditions"]).FirstOrDefault(condition => Text(condition, "type") == type);

    /// <summary>A condition holds for the newest spec.</summary>
    public bool Is(string type) => IsObserved && Text(Condition(type), "status") == "True";
}
