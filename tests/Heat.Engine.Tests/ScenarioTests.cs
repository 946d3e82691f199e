using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Every file under <c>Scenarios/</c>: as it stands, with noise, without memory, and with the engine stopped at every point.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> All => [.. Scenario.Names];

    public static TheoryData<string> Crashing => [.. Scenario.Names.Where(name => Scenario.Load(name).Crashes)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task AsWritten_MeetsExpectations(string name) =>
        await RunAsync(Scenario.Load(name), noise: false);

    [Theory]
    [MemberData(nameof(All))]
    public async Task ExtraPasses_DoNothing(string name) =>
        await RunAsync(Scenario.Load(name), noise: true);

    [Theory]
    [MemberData(nameof(Crashing))]
    public async Task EnginesWithoutMemory_ComeToTheSameEnd(string name)
    {
        var usual = await EndOfAsync(name, new Rig());
        var forgetful = await EndOfAsync(name, new Rig { Forgets = true });
        Assert.Equal(usual.Cloud.Picture(), forgetful.Cloud.Picture());
        Assert.Equal(Changes(usual), Changes(forgetful));
    }

    [Theory]
    [MemberData(nameof(Crashing))]
    public async Task StoppedAnywhere_ComesToTheSameEnd(string name)
    {
        var usual = await EndOfAsync(name, new Rig());
        var picture = usual.Cloud.Picture().ToList();
        for (var point = 1; point <= usual.Fate.Events; point++)
        {
            await StoppedAsync(name, picture, usual, point);
            await StoppedAsync(name, picture, usual, point, point + 3);
        }
    }

    private static Task RunAsync(Scenario scenario, bool noise) =>
        new ScenarioRun(new Rig(new Fate(scenario.Stops)), expects: true, noise).RunAsync(scenario);

    private static async Task StoppedAsync(string name, List<string> picture, Rig usual, params int[] points)
    {
        var stopped = await EndOfAsync(name, new Rig(new Fate(points)));
        var where = $"stopped at {string.Join(" and ", points)}: {string.Join("; ", stopped.Cloud.Log)}";
        Assert.True(picture.SequenceEqual(stopped.Cloud.Picture()), $"{where}\nexpected:\n{string.Join("\n", picture)}\nfound:\n{string.Join("\n", stopped.Cloud.Picture())}");
        Assert.True(usual.Report.Status == stopped.Report.Status, $"{where}\n{stopped.Report.Reason}");
        Assert.Equal(Records(usual), Records(stopped));
    }

    private static async Task<Rig> EndOfAsync(string name, Rig rig)
    {
        await new ScenarioRun(rig, expects: false, noise: false).RunAsync(Scenario.Load(name));
        return rig;
    }

    private static (int Creates, int Updates) Changes(Rig rig) => (rig.Cloud.CallCount("create"), rig.Cloud.CallCount("update"));

    private static IEnumerable<string> Records(Rig rig) => rig.State.Incarnations.Values
        .Select(incarnation => $"{incarnation.Name} {incarnation.Phase} {incarnation.IsCurrent} {incarnation.Data.GetValueOrDefault("heard")}").Order(StringComparer.Ordinal)
        .Concat(rig.Children.Picture());
}
