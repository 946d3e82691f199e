using System.Text.Json.Nodes;
using Heat.Cli.Cluster;

namespace Heat.Cli.Commands.Stacks;

/// <summary>A stack in a tree.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Resource">The resource of the parent that it is; null for the root.</param>
/// <param name="Children">The stacks inside it.</param>
internal sealed record TreeNode(ClusterObject Stack, string? Resource, IReadOnlyList<TreeNode> Children)
{
    /// <summary>The tree of a stack. Children are told by their owner.</summary>
    public static TreeNode Of(ClusterObject root, IReadOnlyList<ClusterObject> all)
    {
        var byOwner = all.SelectMany(stack => stack.Owners.Select(owner => (owner, stack))).ToLookup(pair => pair.owner, pair => pair.stack, StringComparer.Ordinal);
        return Of(root, byOwner, []);
    }

    /// <summary>Its own resources that failed or are not done, by name.</summary>
    public IEnumerable<JsonObject> Unfinished(bool all) =>
        ClusterObject.Items(Stack.Status["resources"]).Where(resource => all || ClusterObject.Text(resource, "status") != "COMPLETE");

    /// <summary>The tree for programs.</summary>
    public JsonObject ToJson() => new()
    {
        ["name"] = Stack.Name,
        ["resource"] = Resource,
        ["ready"] = Stack.Is("Ready"),
        ["action"] = ClusterObject.Text(Stack.Status, "action"),
        ["status"] = ClusterObject.Text(Stack.Status, "status"),
        ["reason"] = ClusterObject.Text(Stack.Condition("Ready"), "message"),
        ["resources"] = Stack.Status["resourceCounts"]?.DeepClone(),
        ["blocking"] = Stack.Status["blocking"]?.DeepClone(),
        ["children"] = new JsonArray([.. Children.Select(child => child.ToJson())]),
    };

    private static TreeNode Of(ClusterObject stack, ILookup<string, ClusterObject> byOwner, HashSet<string> seen)
    {
        // An owner that is its own child cannot come from the operator, but from hands.
        var children = seen.Add(stack.Uid) ? byOwner[stack.Uid].OrderBy(child => ResourceOf(child) ?? child.Name, StringComparer.Ordinal) : Enumerable.Empty<ClusterObject>();
        return new TreeNode(stack, ResourceOf(stack), [.. children.Select(child => Of(child, byOwner, seen))]);
    }

    private static string? ResourceOf(ClusterObject stack) => ClusterObject.Text(stack.Spec, "nested", "resource");
}
