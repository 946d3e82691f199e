using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Heat.Engine.Forecasting;
using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests.Forecasting;

/// <summary>Random changes, with meddling before them: what happened is what was forecast.</summary>
public sealed class ForecastAndExecutionTests
{
    private const int UsualCount = 300;
    private const int Choices = 120;

    /// <summary>How many changes; <c>HEAT_ENGINE_FORECASTS</c> asks for more.</summary>
    private static int Count => int.TryParse(
        Environment.GetEnvironmentVariable("HEAT_ENGINE_FORECASTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : UsualCount;

    [Fact]
    public void AnyChange_HappensAsForecast()
    {
        var change = Prop.ForAll(Arb.From(Gen.Choose(0, 1000).ArrayOf(Choices)), numbers =>
        {
            var (told, mistakes) = RunAsync(numbers).GetAwaiter().GetResult();
            return (mistakes.Count == 0).Label($"{told}\n{string.Join("\n", mistakes)}");
        });
        change.Check(Config.QuickThrowOnFailure.WithMaxTest(Count));
    }

    private static async Task<(string Told, List<string> Mistakes)> RunAsync(int[] numbers)
    {
        var template = new StoryTemplate(new Choices(numbers), isRich: false);
        var (before, after) = (template.Tell(), template.Tell());
        var rig = new Rig();
        rig.Apply(Read(before));
        await rig.UntilIdleAsync();
        Meddle(rig, numbers[^1]);
        rig.Apply(Read(after));
        var former = Ids(rig);
        var forecast = await rig.ForecastAsync();
        var calls = rig.Cloud.Log.Count;
        await rig.UntilIdleAsync();
        rig.Look();
        await rig.UntilIdleAsync();
        var happened = new Happened(rig, former, Ids(rig), [.. rig.Cloud.Log.Skip(calls)]);
        return ($"{before}\n{after}\n{numbers[^1] % 3}", [.. forecast.Resources.Select(happened.Contradicts).OfType<string>()]);
    }

    private static void Meddle(Rig rig, int choice)
    {
        switch (choice % 3)
        {
            case 1:
                rig.Cloud.Vanish("B");
                break;
            case 2:
                rig.Cloud.Meddle("A", found => found.Properties = found.Properties.With("a", Heat.Templates.Values.TemplateValue.From("theirs")));
                break;
            default:
                break;
        }
    }

    private static FakeTemplate Read(string text) => ScenarioTemplates.Read(Node.Read(text), outputs: null);

    private static Dictionary<string, string> Ids(Rig rig) => rig.State.Incarnations.Values
        .Where(incarnation => incarnation.IsCurrent)
        .ToDictionary(incarnation => incarnation.Name.Value, incarnation => incarnation.PhysicalId?.Value ?? "");

    /// <summary>What was done, told from ids and calls.</summary>
    private sealed record Happened(Rig Rig, Dictionary<string, string> Before, Dictionary<string, string> After, HashSet<string> Calls)
    {
        public string? Contradicts(ResourceForecast told)
        {
            var done = Done(told.Name);
            return Allows(told.Action).Contains(done) ? null : $"{told.Name}: forecast {told.Action} ({told.Reason}), happened {done}; {Rig.Report.Reason}";
        }

        private ForecastAction Done(string name) => (Before.GetValueOrDefault(name), After.GetValueOrDefault(name)) switch
        {
            (null, _) => ForecastAction.Create,
            (_, null) => ForecastAction.Delete,
            var (before, after) when before != after => ForecastAction.Replace,
            _ => Calls.Contains($"update {name}") ? ForecastAction.Update : ForecastAction.Keep,
        };

        private static ForecastAction[] Allows(ForecastAction told) => told switch
        {
            ForecastAction.MayUpdate => [ForecastAction.Keep, ForecastAction.Update],
            ForecastAction.MayReplace => [ForecastAction.Keep, ForecastAction.Update, ForecastAction.Replace],
            _ => [told],
        };
    }
}
