using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Nova;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nova;

public sealed class UserDataTests
{
    private const string Metadata = """{"note":"ünïcode"}""";

    [Fact]
    public void Raw_IsTheTextItself() => Assert.Equal("#!/bin/sh\n", Build("RAW", "#!/bin/sh\n", Metadata));

    [Fact]
    public void CfnTools_CarryTextToolsAndMetadata()
    {
        var parts = Parts(Build("HEAT_CFNTOOLS", "#!/bin/sh\necho hello\n", Metadata));

        Assert.Equal(
            ["cloud-config", "boothook.sh", "part-handler.py", "cfn-userdata", "loguserdata.py", "cfn-init-data"], parts.Select(part => part.FileName));
        Assert.Equal(
            ["cloud-config", "cloud-boothook", "part-handler", "x-cfninitdata", "x-shellscript", "x-cfninitdata"], parts.Select(part => part.Subtype));
        Assert.Equal("#!/bin/sh\necho hello\n", parts[3].Content);
        Assert.Equal("ünïcode", JsonNode.Parse(parts[5].Content)!["note"]!.GetValue<string>());
    }

    [Fact]
    public void CfnTools_KeepAMultipartTextWhole()
    {
        var own = new MimeMessage().Add(new("a.sh", "x-shellscript", "one")).ToString();

        Assert.Equal(own, Parts(Build("HEAT_CFNTOOLS", own, "{}"))[3].Content);
    }

    [Fact]
    public void SoftwareConfig_TakesAMultipartTextApart()
    {
        var own = new MimeMessage().Add(new("a.sh", "x-shellscript", "one")).Add(new("b.txt", "cloud-config", "zwei: ü")).ToString();

        var parts = Parts(Build("SOFTWARE_CONFIG", own, "{}"));

        Assert.Equal([new("a.sh", "x-shellscript", "one"), new("b.txt", "cloud-config", "zwei: ü")], parts.Skip(3));
    }

    [Fact]
    public void SoftwareConfig_TakesPlainTextAsAPartWithoutName() =>
        Assert.Equal(new MimePart("", "plain", "#!/bin/sh\n"), Parts(Build("SOFTWARE_CONFIG", "#!/bin/sh\n", "{}"))[3]);

    [Fact]
    public void SoftwareConfig_AddsMetadataToIgnition()
    {
        var document = JsonNode.Parse(Build("SOFTWARE_CONFIG", """{"ignition":{"version":"2.2.0"}}""", """{"a":"b c"}"""))!;

        var files = document["storage"]!["files"]!.AsArray();
        Assert.Equal(
            ["/var/lib/heat-cfntools/cfn-init-data", "/var/lib/cloud/data/cfn-init-data"], files.Select(file => file!["path"]!.GetValue<string>()));
        Assert.All(files, file => Assert.Equal(416, file!["mode"]!.GetValue<int>()));
        Assert.EndsWith("""{"a":"b c"}""", Uri.UnescapeDataString(files[0]!["contents"]!["source"]!.GetValue<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatOnlyBeginsLikeJson_IsNoIgnition() => Assert.Equal(4, Parts(Build("SOFTWARE_CONFIG", "{ not json", "{}")).Count);

    [Fact]
    public void SameParts_GiveTheSameText() =>
        Assert.Equal(Build("HEAT_CFNTOOLS", "text", Metadata), Build("HEAT_CFNTOOLS", "text", Metadata));

    [Theory]
    [InlineData("#!/bin/sh\nContent-Type: multipart/mixed; boundary=x\n\n")]
    [InlineData("plain")]
    [InlineData("")]
    public void TextThatIsNotMultipart_IsNotTakenApart(string text) => Assert.Null(MimeReader.TryRead("\n\n" + text));

    [Fact]
    public void LineEndsOfWindows_AreRead()
    {
        var text = new MimeMessage().Add(new("a.sh", "x-shellscript", "one")).ToString().Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal([new MimePart("a.sh", "x-shellscript", "one")], MimeReader.TryRead(text)!);
    }

    private static IReadOnlyList<MimePart> Parts(string text) => MimeReader.TryRead(text)!;

    private static string Build(string format, string text, string metadata) => UserDataText.Build(new ResourceContext
    {
        Stack = new(new("7d2f0d7c-6a6b-4b0e-9d3c-0a55f1d0c001"), "web", "team-a"),
        Name = new("r"),
        PhysicalName = "web-r-abcdefghijkl",
        Properties = PropertyTree.Empty.With("user_data_format", TemplateValue.From(format)).With("user_data", TemplateValue.From(text)),
        Metadata = (MapValue)ValueJson.FromJson(JsonNode.Parse(metadata)),
    });
}
