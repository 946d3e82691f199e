using Heat.Cli.Output;

namespace Heat.Cli.Tests.Output;

public sealed class ColumnTableTests
{
    [Fact]
    public void Columns_AreAsWideAsTheirLongestCell()
    {
        var table = new ColumnTable("name", "x", "last");
        table.Add("a", "long cell", "");
        table.Add("abcdef", "", "end");
        using var text = new StringWriter { NewLine = "\n" };
        table.WriteTo(text);
        Assert.Equal("NAME     X           LAST\na        long cell\nabcdef               end\n", text.ToString());
    }
}
