using Heat.Cli.Findings;
using Heat.Cli.Input;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Tests.Input;

public sealed class FileCollectorTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("heat").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void FileOfANestedTemplate_IsLookedForBesideItFirst()
    {
        Write("t/nodes/node.yaml", "a: { get_file: setup.sh }");
        Write("t/nodes/setup.sh", "beside the node");
        Write("t/setup.sh", "beside the template");

        var collector = Collect("r: { type: nodes/node.yaml }");
        Assert.Empty(collector.Findings);
        Assert.Equal("beside the node", collector.Files["setup.sh"]);
        Assert.Equal(["nodes/node.yaml", "setup.sh"], collector.Files.Keys.Order());
    }

    [Fact]
    public void FileOfANestedTemplate_IsFoundBesideTheOuterTemplateToo()
    {
        Write("t/nodes/node.yaml", "a: { get_file: setup.sh }");
        Write("t/setup.sh", "beside the template");
        Assert.Equal("beside the template", Collect("r: { type: nodes/node.yaml }").Files["setup.sh"]);
    }

    [Fact]
    public void OneNameForTwoFiles_IsRefused()
    {
        Write("t/one/node.yaml", "a: { get_file: setup.sh }");
        Write("t/one/setup.sh", "1");
        Write("t/two/node.yaml", "a: { get_file: setup.sh }");
        Write("t/two/setup.sh", "2");
        Assert.Equal(FindingIds.SameName, Assert.Single(Collect("[{ type: one/node.yaml }, { type: two/node.yaml }]").Findings).Id);
    }

    [Fact]
    public void TemplatesThatNameEachOther_AreReadOnce()
    {
        Write("t/one.yaml", "r: { type: two.yaml }");
        Write("t/two.yaml", "r: { type: one.yaml }");
        Assert.Equal(["one.yaml", "two.yaml"], Collect("r: { type: one.yaml }").Files.Keys.Order());
    }

    [Fact]
    public void LinkToTheOutside_IsRefused()
    {
        Write("secret.txt", "s");
        Directory.CreateDirectory(Path.Combine(_root, "t"));
        File.CreateSymbolicLink(Path.Combine(_root, "t", "inside.txt"), Path.Combine(_root, "secret.txt"));

        var collector = Collect("a: { get_file: inside.txt }");
        Assert.Equal(FindingIds.OutsideFile, Assert.Single(collector.Findings).Id);
        Assert.Empty(collector.Files);
        Assert.Equal("s", Collect("a: { get_file: inside.txt }", allowOutside: true).Files["inside.txt"]);
    }

    [Fact]
    public void FileUrl_IsAPath()
    {
        Write("t/a.txt", "a");
        var name = $"file://{_root}/t/a.txt";
        Assert.Equal("a", Collect($"a: {{ get_file: '{name}' }}").Files[name]);
    }

    [Fact]
    public void BinaryFile_ArrivesAsBase64InLines()
    {
        Directory.CreateDirectory(Path.Combine(_root, "t"));
        File.WriteAllBytes(Path.Combine(_root, "t", "b"), [.. Enumerable.Repeat((byte)0xff, 60)]);
        var lines = Collect("a: { get_file: b }").Files["b"].Split('\n');
        Assert.Equal([76, 4, 0], lines.Select(line => line.Length));
    }

    [Fact]
    public void MissingFile_IsLeftToTheLanguage()
    {
        var collector = Collect("a: { get_file: nothing }");
        Assert.Empty(collector.Files);
        Assert.Empty(collector.Findings);
    }

    [Fact]
    public void RegistryOfAnEnvironment_NamesTemplatesBelowItsBase()
    {
        Write("e/types/volume.yaml", "a: 1");
        var collector = new FileCollector(Path.Combine(_root, "t"), allowOutside: false);
        collector.AddEnvironment(
            Outline("resource_registry: { base_url: types, 'My::Volume': volume.yaml, 'My::Net': 'OS::Neutron::Net' }"), Path.Combine(_root, "e"));
        Assert.Equal("a: 1", collector.Files["types/volume.yaml"]);
        Assert.Empty(collector.Findings);
    }

    private FileCollector Collect(string template, bool allowOutside = false)
    {
        var folder = Path.Combine(_root, "t");
        var collector = new FileCollector(folder, allowOutside);
        collector.AddTemplate(Outline(template), folder);
        return collector;
    }

    private static OutlineNode Outline(string text) => DocumentOutline.Read(DocumentSource.OfText("t", text)).Root!;

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
