using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Every file under <c>Scenarios/</c>, with passes that nobody needs.</summary>
public sealed class NoisyScenarioTests
{
    [Theory]
    [MemberData(nameof(ScenarioTests.All), MemberType = typeof(ScenarioTests))]
    public async Task ExtraPasses_DoNothing(string name)
    {
        var scenario = Scenario.Load(name);
        await new ScenarioRun(new Rig(new Fate(scenario.Stops)), expects: true, noise: true).RunAsync(scenario);
    }
}
