using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Every file under <c>Scenarios/</c>, as it stands.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> All => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task AsWritten_MeetsExpectations(string name)
    {
        var scenario = Scenario.Load(name);
        await new ScenarioRun(new Rig(new Fate(scenario.Stops)), expects: true, noise: false).RunAsync(scenario);
    }
}
