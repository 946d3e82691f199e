namespace Heat.Architecture.Tests.Documents;

/// <summary>Whoever follows a link in a document arrives somewhere.</summary>
public sealed class LinkTests
{
    private static readonly string[] EntryPages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"];

    public static TheoryData<string> Documents => [.. DocumentFile.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void RelativeLinks_LeadToAFileAndAHeading(string path)
    {
        var document = DocumentFile.Read(path);
        Assert.Empty(document.RelativeLinks.Select(document.Fault).OfType<string>());
    }

    [Fact]
    public void LinkToNowhere_IsNoticed()
    {
        var document = DocumentFile.Read("README.md");
        Assert.Contains("no docs/nothing.md", document.Fault("docs/nothing.md"), StringComparison.Ordinal);
        Assert.Contains("has no heading", document.Fault("docs/architecture.md#nothing"), StringComparison.Ordinal);
        Assert.Null(document.Fault("docs/architecture.md#where-does-my-line-go"));
    }

    /// <summary>A page to which nothing leads is never read.</summary>
    [Fact]
    public void Pages_AreReachedFromTheReadme()
    {
        var reached = new HashSet<string>(EntryPages, StringComparer.Ordinal);
        var next = new Queue<string>(EntryPages);
        while (next.TryDequeue(out var path))
        {
            foreach (var target in DocumentFile.Read(path).Targets().Where(reached.Add))
            {
                next.Enqueue(target);
            }
        }

        Assert.Empty(DocumentFile.All.Select(document => document.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }
}
