namespace Heat.Architecture.Tests.Reading;

/// <summary>The rules are only as good as the reading they rest on, tried here on this very assembly.</summary>
public sealed class CompiledAssemblyTests
{
    private static readonly CompiledAssembly Own = CompiledAssembly.At(typeof(CompiledAssemblyTests).Assembly.Location);

    [Fact]
    public void Uses_InALambdaOfAnAsyncMethod_BelongToTheTypeThatWasWritten() =>
        Assert.Contains(Own.Uses, use => use is { Type: "System.DateTime", Member: "get_UtcNow" } && IsSample(use));

    [Fact]
    public void Uses_TellOverloadsApart()
    {
        var delays = Own.Uses.Where(use => use is { Type: "System.Threading.Tasks.Task", Member: "Delay" } && IsSample(use)).ToList();
        Assert.Equal(2, delays.Count);
        Assert.Single(delays, use => use.Parameters.Contains("System.TimeProvider"));
    }

    [Fact]
    public void Uses_HoldTypeArgumentsMemberType() =>
        Assert.Contains(Own.Uses, use => use is { Type: "System.Collections.Generic.Dictionary`2", Member: "TryAdd" } && IsSample(use));

    [Fact]
    public void Types_KnowWhetherTheyAreSealed()
    {
        Assert.True(Own.Types.Single(type => type.ShortName == nameof(SealedSample)).IsSealedOrAbstract);
        Assert.False(Own.Types.Single(type => type.ShortName == nameof(Sample)).IsSealedOrAbstract);
    }

    [Fact]
    public void References_HoldTheTestFramework() => Assert.Contains("xunit.core", Own.AssemblyReferences);

    private static bool IsSample(MemberUse use) => use.WrittenIn == typeof(Sample).FullName;
}
