using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heat.Kubernetes.Client;

namespace Heat.Operator.Tests.Documents;

/// <summary>What people read: the README, the pages under <c>docs</c> but for those that are generated, and the samples.</summary>
internal static partial class DocumentTexts
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Folder();

    /// <summary>Pages by their path.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Root, "README.md"))
        .Select(path => (Path: Path.GetRelativePath(Root, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
        .Where(page => !page.Path.StartsWith("docs/reference/", StringComparison.Ordinal))
        .ToDictionary(page => page.Path, page => page.Text);

    /// <summary>The YAML blocks of the pages, with the page.</summary>
    public static IEnumerable<(string Place, string Yaml)> Blocks() =>
        Pages.SelectMany(page => YamlBlock().Matches(page.Value).Select(block => (page.Key, block.Groups["yaml"].Value)));

    /// <summary>Every YAML document in pages and samples that is a Kubernetes object, or the spec of one, with its place.</summary>
    public static IEnumerable<(string Place, JsonObject Object)> Objects() =>
        from text in Samples().Concat(Blocks())
        where text.Yaml.Contains("kind:", StringComparison.Ordinal) || text.Yaml.StartsWith("spec:", StringComparison.Ordinal)
        from node in KubernetesYaml.Parse(text.Yaml).OfType<JsonObject>()
        select (text.Place, node);

    private static IEnumerable<(string Place, string Yaml)> Samples() => Directory
        .EnumerateFiles(Path.Combine(Root, "config", "samples"), "v1alpha1_*.yaml")
        .Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..")); // a source file has a directory

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
