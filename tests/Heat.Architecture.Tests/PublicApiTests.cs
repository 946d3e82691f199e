using System.Reflection;
using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>A change of what a library offers shows in review: its listing in <c>PublicApi/</c> changes with it.</summary>
/// <remarks>Rewrite the listings with <c>make test UPDATE_GOLDEN=1 FILTER=FullyQualifiedName~PublicApi</c>.</remarks>
public sealed class PublicApiTests
{
    [Theory]
    [MemberData(nameof(Data.Libraries), MemberType = typeof(Data))]
    public void Library_OffersWhatIsListed(string project)
    {
        var listing = ApiListing.Of(Assembly.Load(Repository.SourceProjects[project].AssemblyName));
        var path = Path.Combine(Repository.TestProjects["Heat.Architecture.Tests"].Folder, "PublicApi", project + ".approved.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, listing);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.Empty(Differences(approved.Split('\n'), listing.Split('\n')));
        Assert.Equal(approved, listing);
    }

    private static IEnumerable<string> Differences(string[] approved, string[] actual) =>
        approved.Except(actual).Select(line => "- " + line).Concat(actual.Except(approved).Select(line => "+ " + line));
}
