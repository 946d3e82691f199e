namespace Heat.Architecture.Tests.Reading;

/// <summary>The rules are only as good as the reading they rest on, tried here on this very assembly.</summary>
public sealed class CompiledAssemblyTests
{
    private static readonly CompiledAssembly _own = CompiledAssembly.At(typeof(CompiledAssemblyTests).Assembly.Location);

    [Fact]
    public void Uses_InALambdaOfAnAsyncMethod_BelongToTheTypeThatWasWritten() =>
        Assert.Contains(_own.Uses, use => use is { Type: "System.DateTime", Member: "get_UtcNow" } && IsSample(use));

    [Fact]
    public void Uses_TellOverloadsApart()
    {
        var delays = _own.Uses.Where(use => use is { Type: "System.Threading.Tasks.Task", Member: "Delay" } && IsSample(use)).ToList();
        Assert.Equal(2, delays.Count);
        Assert.Single(delays, use => use.Parameters.Contains("System.TimeProvider"));
    }

    [Fact]
    public void Uses_HoldTypeArgumentsMemberType() =>
        Assert.Contains(_own.Uses, use => use is { Type: "System.Collections.Generic.Dictionary`2", Member: "TryAdd" } && IsSample(use));

    [Fact]
    public void Types_KnowWhetherTheyAreSealed()
    {
        Assert.True(_own.Types.Single(type => type.ShortName == nameof(CompiledAssemblyTests)).IsSealedOrAbstract);
        Assert.False(_own.Types.Single(type => type.ShortName == nameof(Sample)).IsSealedOrAbstract);
    }

    [Fact]
    public void References_HoldTheTestFramework() => Assert.Contains("xunit.core", _own.AssemblyReferences);

    private static bool IsSample(MemberUse use) => use.WrittenIn.EndsWith("+" + nameof(Sample), StringComparison.Ordinal);

    /// <summary>Breaks several rules. Read, never run.</summary>
    private class Sample
    {
        private sealed class Derived : Sample;

        public static async Task<Func<DateTime>> RunAsync()
        {
            var seen = new Dictionary<int, int>();
            await Task.Delay(TimeSpan.FromSeconds(seen.TryAdd(1, 2) ? 1 : 2));
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            return () => DateTime.UtcNow;
        }
    }
}
