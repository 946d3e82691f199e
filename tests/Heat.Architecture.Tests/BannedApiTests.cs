using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests;

/// <summary>Time, chance and unfinished work.</summary>
public sealed class BannedApiTests
{
    private static readonly string[] Deciders = ["Heat.Templates", "Heat.Engine", "Heat.Resources"];

    /// <summary>Full name of a type that waits by the wall clock to the reason.</summary>
    private static readonly Dictionary<string, string> MayWait = new()
    {
        ["Heat.Kubernetes.LeaderElection.ProcessTermination"] = "the last resort of a process that must end, whatever its clock says",
    };

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Clock_IsReadThroughATimeProvider(string project) =>
        AssertNone(project, use => use is { Type: "System.DateTime" or "System.DateTimeOffset", Member: "get_Now" or "get_UtcNow" or "get_Today" });

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Waiting_IsDoneThroughATimeProvider(string project) =>
        AssertNone(project, use => !MayWait.ContainsKey(use.WrittenIn) && IsBareWaiting(use));

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Task_IsNeverWaitedForByBlocking(string project) =>
        AssertNone(project, use => use is { Type: "System.Threading.Tasks.Task", Member: "Wait" or "WaitAll" or "WaitAny" });

    [Theory]
    [MemberData(nameof(Data.SourceProjects), MemberType = typeof(Data))]
    public void Nothing_IsLeftUnimplemented(string project) =>
        AssertNone(project, use => use.Type == "System.NotImplementedException");

    [Fact]
    public void Deciders_DoNotDrawSharedRandomNumbers()
    {
        foreach (var project in Deciders)
        {
            AssertNone(project, use => use is { Type: "System.Random", Member: "get_Shared" }
                || (use is { Type: "System.Random", Member: ".ctor" } && use.Parameters.IsEmpty));
        }
    }

    private static void AssertNone(string project, Func<MemberUse, bool> isBanned) =>
        Assert.Empty(CompiledAssembly.Of(project).Uses.Where(isBanned).Select(use => use.ToString()).Distinct());

    private static bool IsBareWaiting(MemberUse use) =>
        use is { Type: "System.Threading.Thread", Member: "Sleep" }
            || (use is { Type: "System.Threading.Tasks.Task", Member: "Delay" } && !use.Parameters.Contains("System.TimeProvider"))
            || (use is { Type: "System.Threading.PeriodicTimer", Member: ".ctor" } && !use.Parameters.Contains("System.TimeProvider"))
            || use is { Type: "System.Threading.Timer" or "System.Timers.Timer", Member: ".ctor" };
}
