using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>Cases that several theories run over.</summary>
public static class Data
{
    /// <summary>Every project below <c>src</c>.</summary>
    public static TheoryData<string> SourceProjects => [.. Repository.SourceProjects.Keys.Order(StringComparer.Ordinal)];
}
