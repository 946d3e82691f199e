using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>Random templates, changes, faults, meddling and stops: the end is always the last template, with nothing left over.</summary>
public sealed class StoryTests
{
    private const int UsualCount = 300;
    private const int Choices = 120;

    /// <summary>How many stories; <c>HEAT_ENGINE_STORIES</c> asks for more.</summary>
    private static int Count => int.TryParse(
        Environment.GetEnvironmentVariable("HEAT_ENGINE_STORIES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : UsualCount;

    /// <summary>A story that ends wrong is left, as short as it could be made, as a scenario; put it under <c>Scenarios/</c>.</summary>
    [Fact]
    public void AnyStory_EndsConverged()
    {
        var shortest = "";
        var property = Prop.ForAll(Arb.From(Gen.Choose(0, 1000).ArrayOf(Choices), Shrink), numbers =>
        {
            var text = new Story(numbers).Tell();
            var mistake = Mistake(text);
            shortest = mistake.Length == 0 ? shortest : text;
            return (mistake.Length == 0).Label($"{text}\n{mistake}");
        });
        try
        {
            property.Check(Config.QuickThrowOnFailure.WithMaxTest(Count));
        }
        catch (Exception exception)
        {
            var file = Path.Combine(Path.GetTempPath(), $"story-{(uint)string.GetHashCode(shortest, StringComparison.Ordinal):x8}.yaml");
            File.WriteAllText(file, shortest);
            throw new Xunit.Sdk.XunitException($"The scenario is in {file}.\n{exception.Message}");
        }
    }

    private static string Mistake(string text)
    {
        var scenario = Scenario.Parse("story", text);
        try
        {
            new ScenarioRun(new Rig(new Fate(scenario.Stops)), expects: true, noise: false).RunAsync(scenario).GetAwaiter().GetResult();
            return "";
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return exception.Message;
        }
    }

    /// <summary>Shorter stories, then stories with smaller choices.</summary>
    private static IEnumerable<int[]> Shrink(int[] numbers)
    {
        for (var length = numbers.Length / 2; length > 0; length /= 2)
        {
            for (var start = numbers.Length - length; start >= 0; start -= length)
            {
                if (numbers.AsSpan(start, length).ContainsAnyExcept(0))
                {
                    var simpler = (int[])numbers.Clone();
                    simpler.AsSpan(start, length).Clear();
                    yield return simpler;
                }
            }
        }
    }
}
