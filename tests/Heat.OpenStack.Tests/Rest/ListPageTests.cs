using System.Text;
using System.Text.Json;
using Heat.OpenStack.Rest;

namespace Heat.OpenStack.Tests.Rest;

public sealed class ListPageTests
{
    [Theory]
    [InlineData("""{"x": [{"id": "a"}, {"name": "n", "id": "b"}]}""", "a b")]
    [InlineData("""{"x": [{"uuid": "u", "name": "n"}]}""", "u")]
    [InlineData("""{"x": [{"name": "n", "uuid": "u"}]}""", "u")]
    [InlineData("""{"x": [{"name": "n"}]}""", "n")]
    [InlineData("""{"x": [{"id": 7}]}""", "7")]
    [InlineData("""{"x": [{"id": null, "name": "n"}]}""", "n")]
    [InlineData("""{"x": [{"keypair": {"name": "k", "type": "ssh"}}]}""", "k")]
    [InlineData("""{"x": [{"flavor": {"id": "f"}, "id": "a"}]}""", "a")]
    [InlineData("""{"x": [{"id": "a\u00e9\"b"}]}""", "aé\"b")]
    [InlineData("""{"x": [{"nested": [{"id": "no"}], "deep": {"id": "no"}, "id": "a"}]}""", "a")]
    [InlineData("""{"x": [{"other": 1}]}""", "-")]
    [InlineData("""{"x": [7, "text", {"id": "a"}, [1]]}""", "a")]
    [InlineData("""{"y": [{"id": "no"}], "x": [{"id": "a"}], "z": {"x": [{"id": "no"}]}}""", "a")]
    public void Objects_AreKnownByTheirIds(string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', Parse(text).Items.Select(item => item.Id ?? "-")));

    [Fact]
    public void Slices_AreTheObjectsThemselves()
    {
        const string First = """{"id":"a","text":"é \"}]{ \u0041","list":[1,{"b":[]}]}""";
        const string Second = """{ "name" : "k" }""";
        var page = Parse($$"""{"before": {"x": 1}, "x" : [ {{First}} , {"wrap": {{Second}} } ], "after": []}""");
        Assert.Equal([First, Second], page.Items.Select(item => Encoding.UTF8.GetString(page.Of(item).Span)));
    }

    [Theory]
    [InlineData("""{"x": [], "x_links": [{"rel": "next", "href": "h?m=1"}]}""", "h?m=1", true)]
    [InlineData("""{"x": [], "x_links": [{"rel": "previous", "href": "h?m=1"}]}""", null, true)]
    [InlineData("""{"x": [], "y_links": [{"rel": "next", "href": "h?m=1"}]}""", null, false)]
    [InlineData("""{"x": [], "links": {"next": "h?m=1"}}""", "h?m=1", true)]
    [InlineData("""{"x": [], "links": {"next": null}}""", null, true)]
    [InlineData("""{"x": [], "next": "h?m=1"}""", "h?m=1", true)]
    [InlineData("""{"x": []}""", null, false)]
    public void Link_IsFoundInAnyForm(string text, string? next, bool hasLinks)
    {
        var page = Parse(text);
        Assert.Equal((next, hasLinks), (page.Next, page.HasLinks));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"y": []}""")]
    [InlineData("""{"x": {}}""")]
    [InlineData("""{"x": [{"id": "a"}""")]
    [InlineData("")]
    public void TextThatIsNoSuchList_IsRefused(string text) => Assert.ThrowsAny<JsonException>(() => Parse(text));

    private static ListPage Parse(string text) => ListPage.Parse(Encoding.UTF8.GetBytes(text), "x");
}
