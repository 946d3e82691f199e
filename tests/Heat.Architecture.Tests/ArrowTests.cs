using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>The drawing in <c>docs/architecture.md</c> stays true.</summary>
public sealed class ArrowTests
{
    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void SourceProject_HasAPlaceInTheDrawing(string project) =>
        Assert.True(
            Arrows.Allowed.ContainsKey(project),
            $"{project} is not in {nameof(Arrows)}.cs. A further source project needs a decision record and a line there.");

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void ProjectFile_ReferencesOnlyAlongTheArrows(string project) =>
        Assert.Empty(Repository.SourceProjects[project].References.Except(Arrows.Allowed[project]));

    /// <summary>References of references reach the compiler too; what is used of them shows in the assembly.</summary>
    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Assembly_UsesOnlyWhatLiesAlongTheArrows(string project)
    {
        var ours = Repository.SourceProjects.Values.ToDictionary(file => file.AssemblyName, file => file.Name);
        var used = CompiledAssembly.Of(project).AssemblyReferences.Where(ours.ContainsKey).Select(name => ours[name]);
        Assert.Empty(used.Except(Arrows.Allowed[project]));
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Heat.Operator.sln"));
        var missing = Repository.SourceProjects.Keys.Concat(Repository.TestProjects.Keys)
            .Where(name => !solution.Contains($"\\{name}.csproj\"", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void SourceProject_NeverReferencesATestProject() =>
        Assert.Empty(Repository.SourceProjects.Values.SelectMany(project => project.References).Intersect(Repository.TestProjects.Keys));
}
