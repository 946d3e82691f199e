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

    [Fact]
    public void AnyStory_EndsConverged()
    {
        var stories = Arb.From(Gen.Choose(0, 1000).ArrayOf(Choices), Shrink);
        var property = Prop.ForAll(stories, numbers =>
        {
            var story = new Story(numbers);
            string mistake;
            try
            {
                mistake = story.RunAsync().GetAwaiter().GetResult();
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
            {
                mistake = exception.ToString();
            }

            return (mistake.Length == 0).Label($"{string.Join("\n", story.Told)}\n{mistake}");
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(Count));
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
