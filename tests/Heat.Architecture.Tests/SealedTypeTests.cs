using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>Classes are sealed, static or abstract, unless others in the sources derive from them.</summary>
public sealed class SealedTypeTests
{
    /// <summary>Full name to reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Program"] = "made by the compiler from top-level statements",
    };

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Class_IsSealedOrABase(string project)
    {
        var bases = Repository.SourceProjects.Keys
            .SelectMany(name => CompiledAssembly.Of(name).Types)
            .Select(type => type.BaseType)
            .ToHashSet();
        Assert.Empty(
            from type in CompiledAssembly.Of(project).Types
            where type is { IsClass: true, IsSealedOrAbstract: false, IsGenerated: false }
            where !bases.Contains(type.FullName) && !Exceptions.ContainsKey(type.FullName)
            select type.FullName);
    }
}
