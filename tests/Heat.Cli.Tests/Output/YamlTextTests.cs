using System.Text.Json.Nodes;
using Heat.Cli.Output;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Tests.Output;

public sealed class YamlTextTests
{
    /// <summary>What is written is read as the same, by the rules that hold for templates.</summary>
    [Theory]
    [InlineData("\"yes\"")]
    [InlineData("\"12\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"0x1F\"")]
    [InlineData("\"0b1\"")]
    [InlineData("\"1:30\"")]
    [InlineData("\".5\"")]
    [InlineData("\".inf\"")]
    [InlineData("\"2021-04-16\"")]
    [InlineData("\"2021-04-16T10:00:00Z\"")]
    [InlineData("\"~\"")]
    [InlineData("\"=\"")]
    [InlineData("\"<<\"")]
    [InlineData("\"\"")]
    [InlineData("\" leading and trailing \"")]
    [InlineData("\"a: b # c\"")]
    [InlineData("\"- x\"")]
    [InlineData("\"line one\\nline two\\n\"")]
    [InlineData("\"no break at the end\\nhere\"")]
    [InlineData("\"  indented\\n  text\\n\\n\"")]
    [InlineData("\"tab\\tand \\u0007 bell\"")]
    [InlineData("\"Grüße, 世界\"")]
    [InlineData("12345678901234567890123")]
    [InlineData("[1, 2.5, true, null, \"x\"]")]
    [InlineData("{\"a\": {}, \"b\": [], \"on\": {\"12\": [[1], {\"c\": null}]}}")]
    public void WrittenValue_IsReadAsTheSame(string json)
    {
        var value = new JsonObject { ["value"] = JsonNode.Parse(json) };
        using var text = new StringWriter();
        YamlText.Write(value, text);
        var read = DocumentOutline.Read(DocumentSource.OfText("yaml", text.ToString()));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(ValueJson.FromJson(value), read.Root!.Value);
    }
}
