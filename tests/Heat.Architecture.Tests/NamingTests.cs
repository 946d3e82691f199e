using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>A name that fits anything says nothing.</summary>
public sealed class NamingTests
{
    private static readonly char[] Separators = ['/', '.'];
    private static readonly string[] EmptyWords = ["Common", "Core", "Shared", "Helper", "Helpers", "Util", "Utils", "Utilities", "Misc", "Manager"];

    [Fact]
    public void FoldersAndProjects_AreCalledByTheirSubject() =>
        Assert.DoesNotContain(Repository.Folders(), path => path.Split(Separators).Intersect(EmptyWords).Any());

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Types_AreCalledByTheirSubject(string project) =>
        Assert.Empty(
            from type in CompiledAssembly.Of(project).Types
            where !type.IsGenerated && EmptyWords.Any(word => type.ShortName.EndsWith(word, StringComparison.Ordinal))
            select type.FullName);

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Namespaces_StartWithTheProject(string project) =>
        Assert.Empty(
            from type in CompiledAssembly.Of(project).Types
            where !type.FullName.StartsWith(project + ".", StringComparison.Ordinal) && !IsFromTheCompiler(type)
            select type.FullName);

    private static bool IsFromTheCompiler(CompiledType type) =>
        type.IsGenerated || type.FullName == "Program"
        || type.FullName.StartsWith("System.", StringComparison.Ordinal)
        || type.FullName.StartsWith("Microsoft.", StringComparison.Ordinal);
}
