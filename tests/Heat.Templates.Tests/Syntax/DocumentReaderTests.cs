using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Syntax;

public sealed class DocumentReaderTests
{
    [Fact]
    public void EveryNode_KnowsItsLineAndColumn()
    {
        var root = Assert.IsType<MapNode>(Read("a:\n  - x\n  - {b: 1}\n"));

        var list = Assert.IsType<ListNode>(root["a"]);
        Assert.Equal(new SourcePosition("doc", 1, 1), root.Find("a")!.Value.Position);
        Assert.Equal(new SourcePosition("doc", 2, 5), list.Items[0].Position);
        Assert.Equal(new SourcePosition("doc", 3, 6), Assert.IsType<MapNode>(list.Items[1]).Find("b")!.Value.Position);
    }

    [Fact]
    public void JsonText_FollowsJsonRules()
    {
        var root = Assert.IsType<MapNode>(Read("{\"a\": \"yes\",\n \"é\": 1.0, \"c\": [true]}"));

        Assert.Equal(new TextValue("yes"), root["a"]!.ToValue());
        Assert.Equal(new FloatValue(1), root["é"]!.ToValue());
        Assert.Equal(new SourcePosition("doc", 2, 12), root.Find("c")!.Value.Position);
    }

    [Fact]
    public void MergeKey_FillsInWhatTheMapLacks()
    {
        var root = Read("base: &b {x: 1, y: 2}\nall: {<<: *b, y: 3}\n").ToValue();

        Assert.Equal("""{"x":1,"y":3}""", ((MapValue)root)["all"]!.ToString());
    }

    [Theory]
    [InlineData("a: {b: [}\n", "doc:1:9", "HT0001")]
    [InlineData("a: 1\n---\nb: 2\n", "doc:2:1", "HT0001")]
    [InlineData("a: *nope\n", "doc:1:4", "HT0001")]
    [InlineData("a: !!wrong x\n", "doc:1:4", "HT0001")]
    [InlineData("a: =\n", "doc:1:4", "HT0001")]
    [InlineData("? [a, b]\n: c\n", "doc:1:3", "HT0001")]
    [InlineData("a: {<<: 5}\n", "doc:1:9", "HT0001")]
    public void BrokenText_IsRefusedAtItsPlace(string text, string position, string id)
    {
        var error = Assert.Single(Errors(text));

        Assert.Equal((position, id), (error.Position.ToString(), error.Id));
    }

    [Fact]
    public void AliasBomb_IsRefusedBeforeItGrows()
    {
        var lines = Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]");

        Assert.Equal("HT0004", Assert.Single(Errors($"a0: &a0 x\n{string.Join("\n", lines)}\n")).Id);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void DeepNesting_IsRefused(char bracket)
    {
        var open = bracket == '[' ? "[" : "{a: ";

        Assert.Equal("HT0003", Assert.Single(Errors($"r: {string.Concat(Enumerable.Repeat(open, 2000))}")).Id);
    }

    [Fact]
    public void LargeText_IsRefused()
    {
        var error = Assert.Single(Errors(new string('x', SyntaxLimits.MaxBytes + 1)));

        Assert.Equal("HT0002", error.Id);
        Assert.Contains("exceeds maximum allowed size (524288 bytes)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyText_IsNull() => Assert.Equal(TemplateValue.Null, Read("").ToValue());

    private static Node Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var node = DocumentReader.Read(DocumentSource.OfText("doc", text), diagnostics);
        Assert.True(node is not null, string.Join("\n", diagnostics.ToImmutable()));
        return node;
    }

    private static ImmutableArray<Diagnostic> Errors(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(DocumentReader.Read(DocumentSource.OfText("doc", text), diagnostics));
        return diagnostics.ToImmutable();
    }
}
