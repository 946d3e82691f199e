using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Every file under <c>Scenarios/</c>, each pass by an engine that remembers nothing.</summary>
public sealed class ForgetfulScenarioTests
{
    [Theory]
    [MemberData(nameof(StoppedScenarioTests.All), MemberType = typeof(StoppedScenarioTests))]
    public async Task EnginesWithoutMemory_ComeToTheSameEnd(string name)
    {
        var usual = await ScenarioRun.EndOfAsync(Scenario.Load(name), new Rig());
        var forgetful = await ScenarioRun.EndOfAsync(Scenario.Load(name), new Rig { Forgets = true });
        Assert.Equal(usual.Cloud.Picture(), forgetful.Cloud.Picture());
        Assert.Equal(Changes(usual), Changes(forgetful));
    }

    private static (int Creates, int Updates) Changes(Rig rig) => (rig.Cloud.CallCount("create"), rig.Cloud.CallCount("update"));
}
