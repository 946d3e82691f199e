namespace Heat.Cli.Rendering;

/// <summary>Writes a graph in the languages of two drawing programs.</summary>
internal static class GraphText
{
    public static void WriteDot(TemplateGraph graph, TextWriter output)
    {
        output.WriteLine("digraph template {");
        output.WriteLine("  rankdir=LR;");
        output.WriteLine("  node [shape=box, style=rounded];");
        foreach (var node in graph.Nodes)
        {
            output.WriteLine(node.Type is { } type
                ? $"  {Dot(Id(node))} [label={Dot($"{node.Name}\n{type}")}];"
                : $"  {Dot(Id(node))} [label={Dot(node.Name)}, shape=note, style=\"\"];");
        }

        foreach (var edge in graph.Edges)
        {
            output.WriteLine($"  {Dot(FromId(edge))} -> {Dot(edge.To)}{(edge.IsReference ? "" : " [style=dashed]")};");
        }

        output.WriteLine("}");
    }

    public static void WriteMermaid(TemplateGraph graph, TextWriter output)
    {
        var ids = graph.Nodes.Select((node, index) => (Id: Id(node), Short: $"n{index}")).ToDictionary(entry => entry.Id, entry => entry.Short, StringComparer.Ordinal);
        output.WriteLine("graph LR");
        foreach (var node in graph.Nodes)
        {
            output.WriteLine(node.Type is { } type
                ? $"  {ids[Id(node)]}[\"{Mermaid(node.Name)}<br/>{Mermaid(type)}\"]"
                : $"  {ids[Id(node)]}([\"{Mermaid(node.Name)}\"])");
        }

        foreach (var edge in graph.Edges)
        {
            output.WriteLine($"  {ids[FromId(edge)]} {(edge.IsReference ? "-->" : "-.->")} {ids[edge.To]}");
        }
    }

    /// <summary>A resource and an output may have the same name; a resource's name has no slash.</summary>
    private static string Id(GraphNode node) => node.Type is null ? OutputId(node.Name) : node.Name;

    private static string FromId(GraphEdge edge) => edge.IsFromOutput ? OutputId(edge.From) : edge.From;

    private static string OutputId(string name) => $"output/{name}";

    private static string Dot(string text) =>
        $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Mermaid(string text) => text.Replace("\"", "#quot;", StringComparison.Ordinal);
}
