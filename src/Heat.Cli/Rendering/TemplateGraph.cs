using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Templates.Evaluation;

namespace Heat.Cli.Rendering;

/// <summary>Resources and outputs with the resources that they wait for.</summary>
/// <param name="Nodes">Resources in the order of the template, then outputs.</param>
/// <param name="Edges">Who waits for whom.</param>
internal sealed record TemplateGraph(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    public static TemplateGraph Of(IStackTemplate template, bool withOutputs)
    {
        ImmutableArray<OutputDefinition> outputs = withOutputs ? template.Outputs : [];
        var names = template.Resources.Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        return new TemplateGraph(
            [.. template.Resources.Select(resource => new GraphNode(resource.Name, resource.Type)), .. outputs.Select(output => new GraphNode(output.Name, null))],
            [
                .. template.Resources.SelectMany(EdgesOf),
                .. outputs.SelectMany(output => output.Requirements.Where(names.Contains).Order(StringComparer.Ordinal), (output, name) => new GraphEdge(output.Name, name, true, true)),
            ]);
    }

    public JsonObject ToJson() => new()
    {
        ["nodes"] = new JsonArray([.. Nodes.Select(node => new JsonObject { ["name"] = node.Name, ["kind"] = node.Type is null ? "output" : "resource", ["type"] = node.Type })]),
        ["edges"] = new JsonArray([.. Edges.Select(edge => new JsonObject { ["from"] = edge.From, ["to"] = edge.To, ["reference"] = edge.IsReference })]),
    };

    private static IEnumerable<GraphEdge> EdgesOf(ResourceDefinition resource) =>
        from name in resource.Requirements.Order(StringComparer.Ordinal)
        select new GraphEdge(resource.Name, name, !resource.ExplicitRequirements.Contains(name), false);
}

/// <summary>A resource, or an output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The resource's type; null for an output.</param>
internal sealed record GraphNode(string Name, string? Type);

/// <summary>One waits for another.</summary>
/// <param name="From">Who waits.</param>
/// <param name="To">The resource that is waited for.</param>
/// <param name="IsReference">False where <c>depends_on</c> says so.</param>
/// <param name="IsFromOutput">Who waits is an output.</param>
internal sealed record GraphEdge(string From, string To, bool IsReference, bool IsFromOutput);
