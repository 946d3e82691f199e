using Heat.Architecture.Tests.Reading;
using Xunit.Abstractions;

namespace Heat.Architecture.Tests;

/// <summary>Habits that show in the files themselves.</summary>
public sealed class FileTests(ITestOutputHelper output)
{
    private const int WorthALook = 400;
    private const int TooLong = 600;

    [Fact]
    public void SourceFile_IsNotTooLong()
    {
        var sizes = Repository.CSharpFiles("src", "tests")
            .Select(path => (Path: path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count()))
            .OrderByDescending(file => file.Lines)
            .ToList();
        foreach (var (path, lines) in sizes.Where(file => file.Lines > WorthALook))
        {
            output.WriteLine($"{lines,5}  {path}");
        }

        Assert.DoesNotContain(sizes, file => file.Lines > TooLong);
    }

    [Fact]
    public void SourceProject_HasAReadme() =>
        Assert.Empty(Repository.SourceProjects.Values
            .Where(project => !File.Exists(Path.Combine(project.Folder, "README.md")))
            .Select(project => project.Name));

    [Theory]
    [InlineData("TO" + "DO")]
    [InlineData("FIX" + "ME")]
    [InlineData("HA" + "CK:")]
    public void SourceFile_DefersNothing(string word) =>
        Assert.DoesNotContain(
            Repository.CSharpFiles("src", "tests"),
            path => File.ReadAllText(Path.Combine(Repository.Root, path)).Contains(word, StringComparison.Ordinal));

    [Fact]
    public void SourceFile_HasAFileScopedNamespace() =>
        Assert.Empty(
            from path in Repository.CSharpFiles("src", "tests")
            where File.ReadLines(Path.Combine(Repository.Root, path))
                .Any(line => line.StartsWith("namespace ", StringComparison.Ordinal) && !line.TrimEnd().EndsWith(';'))
            select path);
}
