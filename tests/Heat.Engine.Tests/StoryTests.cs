using System.Collections.Concurrent;
using System.Globalization;
using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

/// <summary>
/// Random templates, changes, requests, faults, meddling and stops: the end is always the last template, with nothing left over and nothing there
/// twice.
/// </summary>
public sealed class StoryTests
{
    private const int UsualCount = 300;
    private const int MostNumbers = 250;
    private const int MostWrong = 5;

    /// <summary>How many stories; <c>HEAT_ENGINE_STORIES</c> asks for more.</summary>
    private static int Count => Number("HEAT_ENGINE_STORIES") ?? UsualCount;

    /// <summary>The number of the first story: each number always tells the same one. <c>HEAT_ENGINE_STORIES_FROM</c> chooses it.</summary>
    private static int First => Number("HEAT_ENGINE_STORIES_FROM") ?? (Environment.TickCount & 0xFFFFFFF);

    /// <summary>Stories that end wrong are left, as short as they could be made, as scenarios; put them under <c>Scenarios/</c>.</summary>
    [Fact]
    public async Task AnyStory_EndsConverged()
    {
        var first = First;
        var wrong = new ConcurrentQueue<int>();
        await Parallel.ForEachAsync(Enumerable.Range(first, Count), async (number, _) =>
        {
            if (wrong.Count < MostWrong && await MistakeAsync(Text(Numbers(number))) is not null)
            {
                wrong.Enqueue(number);
            }
        });
        if (!wrong.IsEmpty)
        {
            Assert.Fail(string.Join("\n\n", await Task.WhenAll(wrong.Select(ShortenAsync))));
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int[] Numbers(int story)
    {
        var random = new Random(story);
        return [.. Enumerable.Range(0, MostNumbers).Select(_ => random.Next(1000))];
    }

    private static string Text(int[] numbers) => new Story(numbers).Tell();

    /// <summary>What is wrong with the end of a story; null: nothing.</summary>
    private static async Task<string?> MistakeAsync(string text)
    {
        var scenario = Scenario.Parse("story", text);
        try
        {
            await new ScenarioRun(new Rig(new Fate(scenario.Stops)), expects: true, noise: false).RunAsync(scenario);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return exception.Message;
        }
    }

    private static async Task<string> ShortenAsync(int story)
    {
        var numbers = Numbers(story);
        for (var shorter = await ShorterAsync(numbers); shorter is not null; shorter = await ShorterAsync(numbers))
        {
            numbers = shorter;
        }

        var file = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"story-{story}.yaml"));
        await File.WriteAllTextAsync(file, Text(numbers));
        return $"Story {story}; the scenario is in {file}.\n{Text(numbers)}{await MistakeAsync(Text(numbers)) ?? "It does not go wrong each time."}";
    }

    /// <summary>A shorter story that goes wrong, too; null: there is none.</summary>
    private static async Task<int[]?> ShorterAsync(int[] numbers)
    {
        var told = new HashSet<string> { Text(numbers) };
        foreach (var candidate in Simpler(numbers).Where(candidate => told.Add(Text(candidate))))
        {
            if (await MistakeAsync(Text(candidate)) is not null)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The same numbers with some of them left out, or made the plainest: many first, then fewer.</summary>
    private static IEnumerable<int[]> Simpler(int[] numbers)
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
                    yield return [.. numbers.AsSpan(0, start), .. numbers.AsSpan(start + length)];
                }
            }
        }
    }
}
