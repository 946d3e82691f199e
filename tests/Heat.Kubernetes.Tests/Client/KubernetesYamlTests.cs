using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Tests.Client;

public sealed class KubernetesYamlTests
{
    /// <summary>Texts that one YAML reader or another takes for something else when they stand without quotes.</summary>
    public static TheoryData<string> Texts() =>
    [
        "", " ", "plain", "two words", "true", "False", "yes", "NO", "on", "off", "y", "null", "~", "1", "1.0", "1e3", "0x1f", "0o17", "017",
        "2021-04-16", "12:30:45", ".inf", ".nan", "-", "- a", "a: b", "a:", ": a", "a #b", "#a", "'quoted'", "\"quoted\"", "it's", "{a}", "[a]",
        "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "trailing ", " leading", "tab\there", "two\nlines", "ends in newline\n", "two newlines\n\n",
        "\nstarts with newline", "line with trailing space \nnext", "ümläut ✓", "c:\\path", "a,b", "=", "<<", "key with: colon and # hash",
        "a very long text that has to be folded because it does not fit into one line of the width that people like to read, " +
        "and that goes on with  two spaces in a row, and a quote ' too",
        "another very long text that has to be folded because it does not fit into one line of the width that people like, " +
        "with - dashes and # hashes: and colons that might start a line of their own when the text is folded at the margin",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_WrittenAndRead_IsTheSame(string text)
    {
        var document = new JsonObject { ["value"] = text, ["list"] = new JsonArray(text, new JsonArray(text), new JsonObject { [text + "k"] = text }) };

        var read = Assert.Single(KubernetesYaml.Parse(KubernetesYaml.Serialize(document)));

        Assert.True(JsonNode.DeepEquals(document, read), KubernetesYaml.Serialize(document));
    }

    [Fact]
    public void EmptyMapsAndLists_AreKept()
    {
        var document = JsonNode.Parse("""{"a":{},"b":[],"c":null,"d":[{},[],null,{"e":[1,2.5,true]}],"f":{"g":{"h":{}}}}""")!;

        Assert.True(JsonNode.DeepEquals(document, KubernetesYaml.Parse(KubernetesYaml.Serialize(document)).Single()));
    }

    [Fact]
    public void Load_SeveralDocuments_SkipsTheEmptyOnes()
    {
        var objects = KubernetesYaml.LoadAll("""
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: a, namespace: b }
            ---
            # nothing
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: c }
            """);

        Assert.Equal([("ConfigMap", "b/a"), ("Secret", "c")], objects.Select(item => (item.Kind!, EntityKey.Of(item).ToString())));
    }

    [Fact]
    public void Load_ScalarsLikeKubectl()
    {
        var map = (JsonObject)KubernetesYaml.Parse("a: 2021-04-16\nb: yes\nc: 010\nd: 1.5\ne: '1'\nf: !!str 1\ng: null\nh: true").Single();

        Assert.Equal("2021-04-16", (string?)map["a"]);
        Assert.Equal("1", (string?)map["e"]);
        Assert.Equal("1", (string?)map["f"]);
        Assert.Equal(1.5, (double?)map["d"]);
        Assert.Null(map["g"]);
        Assert.True((bool?)map["h"]);
    }

    [Fact]
    public void Load_Anchors_AreFollowed()
    {
        var map = KubernetesYaml.Parse("a: &x { b: 1 }\nc: *x").Single();

        Assert.Equal(1, (long?)map["c"]!["b"]);
    }

    [Fact]
    public void Load_NotYaml_NamesThePlace()
    {
        var mistake = Assert.Throws<FormatException>(() => KubernetesYaml.Parse("a: 1\n b: 2\n").ToList());

        Assert.StartsWith("Line 2, column ", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1,\nb: }")]
    [InlineData("a: &x [*x]")]
    [InlineData("? [a]\n: 1")]
    [InlineData("a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]")]
    public void Load_DocumentThatCannotBeJson_IsRefused(string yaml) =>
        Assert.Throws<FormatException>(() => KubernetesYaml.Parse(yaml).ToList());
}
