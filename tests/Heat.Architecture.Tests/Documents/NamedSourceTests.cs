using System.Text.RegularExpressions;
using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests.Documents;

/// <summary>Files and folders of the source that documents name do exist.</summary>
public sealed partial class NamedSourceTests
{
    public static TheoryData<string> Documents => [.. DocumentFile.All.Select(document => document.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void NamedPath_Exists(string path) => Assert.DoesNotContain(
        SourcePath().Matches(DocumentFile.Read(path).Text).Select(match => match.Groups["path"].Value),
        named => !Exists(Path.Combine(Repository.Root, "src", named)) && !Exists(Path.Combine(Repository.Root, "tests", named)));

    [Fact]
    public void TheTour_NamesPaths() => Assert.True(SourcePath().Count(DocumentFile.Read("docs/architecture.md").Text) > 20);

    /// <summary>A type may be named without the ending of its file.</summary>
    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path) || File.Exists($"{path}.cs");

    /// <summary>A path in backticks that begins with a project. One with a placeholder, such as &lt;Service&gt;, names no file.</summary>
    [GeneratedRegex(@"`(?:src/|tests/)?(?<path>Heat\.[A-Za-z.]+/[A-Za-z0-9./]+)`")]
    private static partial Regex SourcePath();
}
