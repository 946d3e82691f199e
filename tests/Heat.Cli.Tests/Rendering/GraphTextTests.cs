using Heat.Cli.Rendering;

namespace Heat.Cli.Tests.Rendering;

public sealed class GraphTextTests
{
    private static readonly TemplateGraph Graph = new(
        [new GraphNode("say \"hi\"", "OS::Heat::None"), new GraphNode("back\\slash", "OS::Heat::None"), new GraphNode("say \"hi\"", null)],
        [new GraphEdge("back\\slash", "say \"hi\"", IsReference: false, IsFromOutput: false), new GraphEdge("say \"hi\"", "back\\slash", IsReference: true, IsFromOutput: true)]);

    [Fact]
    public void Dot_QuotesNames()
    {
        using var text = new StringWriter { NewLine = "\n" };
        GraphText.WriteDot(Graph, text);
        Assert.Contains("""  "say \"hi\"" [label="say \"hi\"\nOS::Heat::None"];""", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("""  "back\\slash" -> "say \"hi\"" [style=dashed];""", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("""  "output/say \"hi\"" -> "back\\slash";""", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_NumbersNodesAndQuotesNames()
    {
        using var text = new StringWriter { NewLine = "\n" };
        GraphText.WriteMermaid(Graph, text);
        Assert.Contains("  n0[\"say #quot;hi#quot;<br/>OS::Heat::None\"]\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("  n1 -.-> n0\n  n2 --> n1\n", text.ToString(), StringComparison.Ordinal);
    }
}
