using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Every file under <c>Scenarios/</c>, with the engine stopped before and after every dealing with the outside.</summary>
/// <remarks>By far the most work of this project: the stops of one scenario are tried on all cores at once.</remarks>
public sealed class StoppedScenarioTests
{
    /// <summary>How far a second stop comes after the first.</summary>
    private const int SecondStop = 3;

    public static TheoryData<string> All => [.. Scenario.Names.Where(name => Scenario.Load(name).Crashes)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task StoppedAnywhere_ComesToTheSameEnd(string name)
    {
        var scenario = Scenario.Load(name);
        var usual = new End(await ScenarioRun.EndOfAsync(scenario, new Rig()));
        await Parallel.ForEachAsync(Enumerable.Range(1, usual.Rig.Fate.Events), async (point, _) =>
        {
            await StoppedAsync(scenario, usual, point);
            await StoppedAsync(scenario, usual, point, point + SecondStop);
        });
    }

    private static async Task StoppedAsync(Scenario scenario, End usual, params int[] points)
    {
        var stopped = new End(await ScenarioRun.EndOfAsync(scenario, new Rig(new Fate(points))));
        if (!usual.Is(stopped))
        {
            Assert.Fail($"stopped at {string.Join(" and ", points)}: {string.Join("; ", stopped.Rig.Cloud.Log)}\nexpected:\n{usual}\nfound:\n{stopped}");
        }
    }

    /// <summary>How a scenario ended: what is in the cloud, what the stack says, and what the records say.</summary>
    private sealed class End(Rig rig)
    {
        private readonly List<string> _lines =
        [
            .. rig.Cloud.Picture(),
            .. rig.State.Incarnations.Values.Select(Line).Order(StringComparer.Ordinal),
            .. rig.Children.Picture(),
            rig.Report.Status.ToString(),
        ];

        public Rig Rig { get; } = rig;

        public bool Is(End other) => _lines.SequenceEqual(other._lines);

        public override string ToString() => $"{string.Join("\n", _lines)}\n{Rig.Report.Reason}";

        private static string Line(Stacks.Incarnation incarnation) =>
            $"{incarnation.Name} {incarnation.Phase} {incarnation.IsCurrent} {incarnation.Data.GetValueOrDefault("heard")}";
    }
}
