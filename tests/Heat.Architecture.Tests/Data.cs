using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>Cases that several theories run over.</summary>
public static class Data
{
    private static readonly string[] Programs = ["Heat.Cli", "Heat.Operator"];

    /// <summary>Every project below <c>src</c>.</summary>
    public static TheoryData<string> SourceProjects => [.. Repository.SourceProjects.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Those that others build upon.</summary>
    public static TheoryData<string> Libraries =>
        [.. Repository.SourceProjects.Keys.Except(Programs).Order(StringComparer.Ordinal)];
}
