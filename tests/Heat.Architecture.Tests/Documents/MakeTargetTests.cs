using System.Text.RegularExpressions;
using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests.Documents;

/// <summary>What documents tell to run is there: targets of make, and scripts.</summary>
public sealed partial class MakeTargetTests
{
    private static readonly HashSet<string> Targets = [.. Target().Matches(File.ReadAllText(Path.Combine(Repository.Root, "Makefile"))).Select(match => match.Groups["name"].Value)];

    public static TheoryData<string> Documents => [.. DocumentFile.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void NamedTargetsAndScripts_Exist(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path));
        Assert.DoesNotContain(
            Called().Matches(text).SelectMany(match => match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            word => !word.Contains('=', StringComparison.Ordinal) && !Targets.Contains(word));
        Assert.DoesNotContain(Script().Matches(text).Select(match => match.Groups["path"].Value), script => !File.Exists(Path.Combine(Repository.Root, script)));
    }

    [Fact]
    public void Makefile_HasTargets() => Assert.Superset(new HashSet<string> { "build", "test", "demo", "verify" }, Targets);

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9-]*):", RegexOptions.Multiline)]
    private static partial Regex Target();

    /// <summary>A line or a piece of code that begins with make.</summary>
    [GeneratedRegex(@"(?:^|`)make (?<words>[a-z][^`\n#]*)", RegexOptions.Multiline)]
    private static partial Regex Called();

    [GeneratedRegex(@"(?:^|`)(?<path>hack/[a-z0-9.-]+)", RegexOptions.Multiline)]
    private static partial Regex Script();
}
